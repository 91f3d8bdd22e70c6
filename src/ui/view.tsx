/**
 * How a screen is put together.
 *   <View title={words.cases.title} actions={<Button …/>}>…</View>          head that stays, body that scrolls
 *   <Columns kind="nav-work-side">…three children…</Columns>                 panes side by side, each scrolling
 *   <Section title={…} actions={…}>…</Section>                               a hairline, a heading, its content
 *   <Facts list={[[label, value], …]} />                                     term and value; no value: "not stated"
 * A screen has one <ScreenTitle>; it takes the focus when the screen appears and no field asked for it.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useWords } from './language.tsx'

/** The h1 of a screen. */
export function ScreenTitle({ children, id }: { children: ReactNode; id?: string }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const holder = title.current?.closest('main') ?? title.current?.parentElement
    if (!holder?.contains(document.activeElement)) title.current?.focus()
  }, [])
  return (
    <h1 ref={title} id={id} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** A screen whose head stays while its body scrolls; `full`: the body fills the height and scrolls by itself. */
export function View({ title, actions, children, full }: { title: ReactNode; actions?: ReactNode; children: ReactNode; full?: boolean }) {
  const id = useId()
  return (
    <div className="view">
      <div className="view-head">
        <ScreenTitle id={id}>{title}</ScreenTitle>
        {actions && <div className="row">{actions}</div>}
      </div>
      {full ? (
        <div className="scroll-none">{children}</div>
      ) : (
        <div className="scroll padded" tabIndex={0} role="region" aria-labelledby={id}>
          {children}
        </div>
      )}
    </div>
  )
}

/** Panes side by side; a pane with class "fold" goes below 1100 px. */
export function Columns({ kind, children }: { kind: 'nav-work' | 'nav-work-side' | 'work-side'; children: ReactNode }) {
  return <div className={`columns ${kind}`}>{children}</div>
}

/** One part of a view under its own heading. */
export function Section({
  title,
  actions,
  children,
  level = 2,
}: {
  title: ReactNode
  actions?: ReactNode
  children: ReactNode
  level?: 2 | 3 | 4
}) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <Heading id={id}>{title}</Heading>
        {actions && <div className="row">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** Terms and their values; a value that is missing says "not stated", one that is `false` leaves its line out. */
export function Facts({ list }: { list: readonly (readonly [label: string, value: ReactNode])[] }) {
  const words = useWords()
  const shown = list.filter(([, value]) => value !== false)
  return (
    <dl className="facts">
      {shown.map(([label, value]) => (
        <div className="fact" key={label}>
          <dt>{label}</dt>
          <dd>{value === undefined || value === null || value === '' ? <span className="soft">{words.ui.notStated}</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
