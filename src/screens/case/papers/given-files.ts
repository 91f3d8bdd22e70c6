import { useEffect, useRef, useState } from 'react'
import { isTyping } from '../../../ui/keys.ts'

/** A file that a person put into the page, with the name that it is to have. */
export interface GivenFile {
  file: File
  name: string
}

/** What Chromium calls every picture from the clipboard. */
const NAMELESS = /^image\.\w+$/

/**
 * Files by drop anywhere in the window, or by paste outside of text fields; true while some are held over the window.
 * A drop on a file field stays the field's own. Nothing is taken from someone who may not add documents.
 */
export function useGivenFiles(take: (files: File[]) => void, may: boolean): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (!may) return
    const listening = new AbortController()
    const on = <E extends keyof WindowEventMap>(event: E, listener: (event: WindowEventMap[E]) => void) =>
      window.addEventListener(event, listener, { signal: listening.signal })
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true && !onFileField(event.target)
    on('dragover', (event) => {
      setOver(holdsFiles(event))
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.dataTransfer!.dropEffect = 'copy'
    })
    on('dragleave', (event) => event.relatedTarget === null && setOver(false))
    on('drop', (event) => {
      setOver(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      give(event.dataTransfer!.files)
    })
    on('paste', (event) => {
      const pasted = event.clipboardData
      if (!pasted || pasted.files.length === 0 || event.defaultPrevented) return
      if (isTyping(event.target) && pasted.types.includes('text/plain')) return
      event.preventDefault()
      give(pasted.files)
    })
    const give = (files: FileList) => files.length > 0 && latest.current([...files])
    return () => listening.abort()
  }, [may])
  return over
}

const onFileField = (target: EventTarget | null) => target instanceof HTMLInputElement && target.type === 'file'

/** Files with their names; pictures from the clipboard are numbered on from those that are there. */
export function named(files: readonly File[], taken: readonly string[], screenshot: (no: number) => string): GivenFile[] {
  const names = new Set(taken)
  return files.map((file) => {
    if (!NAMELESS.test(file.name)) return { file, name: file.name }
    const extension = file.name.slice(file.name.lastIndexOf('.'))
    let no = 1
    while (names.has(screenshot(no) + extension)) no++
    const name = screenshot(no) + extension
    names.add(name)
    return { file, name }
  })
}
