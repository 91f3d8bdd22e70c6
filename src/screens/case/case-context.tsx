/**
 * The open case, for everything inside its screen.
 *   const { file, put } = useCase()              put(reply.value): every change answers with the whole new case
 *   const { go, dock } = useCase()               go('agreements'); dock({ kind: 'contact' }) opens the contact form beside the work
 *   const { show } = useCase()                   show('contacts', 'c3') goes to a section and chooses a line in it
 *   const change = useChange()                   await change('consent.add', { caseNo, consent }, words.case.saved) → true when saved
 */
import { createContext, useContext } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import type { Input, RequestName } from '../../contract/requests.ts'
import type { CaseFile, ContactEntry } from '../../domain/case-file.ts'
import type { LetterAbout } from '../../domain/letter.ts'
import { useToast } from '../../ui/toast.tsx'

export const sections = ['overview', 'client', 'debts', 'budget', 'offers', 'contacts', 'agreements', 'papers'] as const
export type CaseSection = (typeof sections)[number]

/** Documents that a new contact entry says were sent, and to the creditors of which debts. */
export type Sends = Pick<ContactEntry, 'debts' | 'summary'> & { documents: string[] }

/** The same documents go to another creditor as another entry. */
export const nameOfSends = ({ debts, documents }: Sends): string => `${documents.join()}>${debts.join()}`

/** What stands beside the work instead of the chronology. */
export type Docked =
  | { kind: 'contact'; corrects?: ContactEntry; sends?: Sends }
  | { kind: 'letter'; letter: LetterAbout }
  | { kind: 'verify' }
  | { kind: 'viewers' }

/** A line of a section that somebody asked to see, by the key of what it shows. */
export interface Wanted {
  section: CaseSection
  key: string
  /** What of it is to be brought into sight. */
  part?: 'schedule'
}

export interface OpenCase {
  file: CaseFile
  put: (file: CaseFile) => void
  go: (section: CaseSection) => void
  show: (section: CaseSection, key: string) => void
  wanted: Wanted | null
  dock: (docked: Docked | null) => void
  /** Opens the call companion for a debt, by its key. */
  startCall: (debt: string) => void
}

const Opened = createContext<OpenCase | null>(null)
export const OpenCaseProvider = Opened.Provider

/** The open case; only inside its screen. */
export function useCase(): OpenCase {
  const open = useContext(Opened)
  if (!open) throw new Error('No case is open here')
  return open
}

/** The requests whose answer is the whole new case. */
export type CaseChange = { [R in RequestName]: AnswerOf<R> extends CaseFile ? R : never }[RequestName]

/** Sends a change of the open case and shows the new state; gives the problem to show, or null when it was saved. */
export function useChange(): <R extends CaseChange>(
  request: R,
  input: Input<R>,
  said?: string,
  options?: { files?: readonly File[]; undo?: () => void },
) => Promise<Problem | null> {
  const { put } = useCase()
  const say = useToast()
  return async (request, input, said, options) => {
    const reply = await call(request, input as never, options?.files)
    if (!reply.ok) return reply.problem
    put(reply.value as CaseFile)
    if (said) say(said, options?.undo ? { undo: options.undo } : {})
    return null
  }
}
