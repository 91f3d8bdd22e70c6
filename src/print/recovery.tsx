import { Fact, Facts, Said } from './pieces.tsx'
import { useTongue } from './tongue.ts'

/** One sheet: the key in its numbered groups, since set-up asks for two of them, what it opens and how to keep it. */
export function RecoverySheet({ recoveryKey, office }: { recoveryKey: string; office: string }) {
  const { words, day, today } = useTongue()
  const { recovery } = words.paper
  return (
    <main className="recovery">
      <h1>{recovery.title}</h1>
      <p>{recovery.purpose}</p>
      <ol className="key">
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
      <p>{recovery.keep}</p>
      <p>{recovery.alone}</p>
      <p>{recovery.how}</p>
      <Facts>
        <Fact label={recovery.office}>
          <Said>{office}</Said>
        </Fact>
      </Facts>
      <p className="quiet">{recovery.printed(day(today))}</p>
    </main>
  )
}
