/** A letter to a creditor, written from the case and changed by hand; saved, it is an entry of the contact log. */
import { useRef, useState } from 'react'
import { call } from '../../../call.ts'
import { parseDay } from '../../../domain/day.ts'
import { standingContacts } from '../../../domain/contacts.ts'
import { letterContent, mayShareOn, representedOn, type LetterAbout } from '../../../domain/letter.ts'
import { limitationWarnings } from '../../../domain/warnings.ts'
import { nowIn, thisZone } from '../../../ui/clock.ts'
import { AreaField, ChoiceField, ManyField, SelectField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { Button, Note } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import type { Language } from '../../../words/words.ts'
import { useOffice } from '../../frame/shell.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { languageNames } from '../../settings/language-names.ts'
import { useCase } from '../case-context.tsx'
import { knownOrgs } from '../contacts/read-contact.ts'
import { useWithdraw } from '../contacts/withdraw.ts'
import { WarningList } from '../offers/warning-list.tsx'
import { useFormFocus } from '../focus.ts'
import { useLetterExport } from './letter-export.ts'
import { freshLetter, letterChannels, readLetter, withWritten, written, type LetterFields } from './read-letter.ts'

export function LetterForm({ about, onLeave }: { about: LetterAbout; onLeave: () => void }) {
  const words = useWords()
  const { language } = useLanguage()
  const { file } = useCase()
  const { person } = useOffice()
  const { chaser } = useOfficeLists()
  const zone = standingContacts(file).at(-1)?.zone ?? thisZone()
  const base = { file, about, chaser, sender: person }
  const [initial] = useState(() => freshLetter(base, language, nowIn(zone).day))
  const form = useForm<LetterFields>({
    initial,
    draft: `letter:${file.caseNo}:${about.kind}:${about.agreement ?? (about.conduct ? 'conduct' : '')}`,
  })
  useFormFocus(form, `letter:${about.kind}`)
  const save = useSave(form, about, zone, onLeave)
  const title = words.letters.kind[about.kind]
  return (
    <Form
      form={form}
      label={title}
      saveLabel={words.letters.saveAndPrint}
      onSave={() => save(true)}
      onLeave={onLeave}
      actions={<Button onClick={() => void save(false)}>{words.letters.saveOnly}</Button>}
      sticky
    >
      <h2>{title}</h2>
      <BeforeSending about={about} day={form.values.day} />
      <Frame form={form} base={base} />
      <div className="fields">
        <TextField label={words.letters.subject} {...form.field('subject')} required size="wide" />
        <AreaField label={words.letters.text} {...form.field('text')} required rows={14} size="wide" />
        {file.documents.length > 0 && (
          <ManyField
            label={words.letters.attachments}
            {...form.field('documents')}
            size="wide"
            options={file.documents.map((document) => ({ value: document.key, label: <T>{document.fileName}</T> }))}
          />
        )}
      </div>
    </Form>
  )
}

/** The letter becomes an entry of the log; printing comes after and loses nothing when it fails. */
function useSave(form: FormState<LetterFields>, about: LetterAbout, zone: string, onLeave: () => void) {
  const words = useWords()
  const say = useToast()
  const withdraw = useWithdraw()
  const exporting = useLetterExport()
  const { file, put } = useCase()
  const saving = useRef(false)
  const save = async (thenPrint: boolean) => {
    const now = nowIn(zone)
    const day = parseDay(form.values.day)
    const read = readLetter({ file, about }, form.values, day.ok && day.value === now.day ? now.time : '12:00', zone)
    if (!read.ok) return form.fail(read.problems)
    const reply = await call('contact.add', { caseNo: file.caseNo, entry: read.value })
    if (!reply.ok) return form.fail(reply.problem)
    const added = reply.value.contacts.at(-1)
    await form.drop()
    put(reply.value)
    say(words.letters.saved, added ? { undo: () => void withdraw(added.key, words.contacts.undone) } : {})
    onLeave()
    if (thenPrint && added) await exporting.print(added)
  }
  return async (thenPrint: boolean) => {
    if (saving.current) return
    saving.current = true
    await save(thenPrint).finally(() => (saving.current = false))
  }
}

/** Whether the office may write for the client and tell the creditor anything, and whether writing may start a limitation period anew. */
function BeforeSending({ about, day }: { about: LetterAbout; day: string }) {
  const words = useWords().letters
  const { file } = useCase()
  const { rules } = useOfficeLists()
  const on = parseDay(day)
  if (!on.ok) return null
  const debts = letterContent(file, about, on.value).debts.flatMap(({ key }) => file.debts.find((debt) => debt.key === key) ?? [])
  const warnings = debts.flatMap((debt) => limitationWarnings(file, debt, rules, on.value))
  return (
    <>
      {!representedOn(file, on.value) && <Note tone="waiting">{words.clientSigns}</Note>}
      {!mayShareOn(file, on.value) && <Note tone="waiting">{words.noSharing}</Note>}
      {warnings.length > 0 && <WarningList warnings={warnings} open />}
    </>
  )
}

interface FrameProps {
  form: FormState<LetterFields>
  base: Parameters<typeof freshLetter>[0]
}

/** To whom, how, when: what of it stands in the text follows there while the text is as it was written. */
function Frame({ form, base }: FrameProps) {
  const words = useWords().letters
  const say = useToast()
  const change = (part: Partial<LetterFields>) => form.update((before) => withWritten(base, before, part))
  const speak = (language: Language) => {
    const before = form.values
    const was = written(base, before)
    const now = { ...before, language }
    form.update(() => ({ ...now, ...written(base, now) }))
    if (before.text !== was.text || before.subject !== was.subject) say(words.writtenAnew, { undo: () => form.update(() => before) })
  }
  return (
    <div className="fields">
      <TextField
        label={words.to}
        {...form.field('to')}
        onChange={(to) => change({ to })}
        suggestions={knownOrgs(base.file)}
        size="wide"
        required
      />
      <ChoiceField label={words.channel} name="contact_channel" only={letterChannels} {...form.field('channel')} />
      <SelectField
        label={words.language}
        {...form.field('language')}
        onChange={(language) => speak(language as Language)}
        options={languageNames}
      />
      <DayField label={words.day} {...form.field('day')} onChange={(day) => change({ day })} required />
      <DayField label={words.answerBy} {...form.field('answerBy')} onChange={(answerBy) => change({ answerBy })} />
      <TextField
        label={words.answerTo}
        {...form.field('answerTo')}
        onChange={(answerTo) => change({ answerTo })}
        hint={words.answerToHint}
        size="wide"
      />
    </div>
  )
}
