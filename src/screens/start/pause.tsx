import { useEffect, useState } from 'react'
import type { Problem } from '../../contract/reply.ts'
import { useWords } from '../../ui/language.tsx'
import { Note } from '../../ui/pieces.tsx'

const second = 1000

/** How long it is until the next try, from the problem that said so; counts down, then says that it is over. */
export function Pause({ problem }: { problem: Problem }) {
  const { people } = useWords()
  const [left, setLeft] = useState(() => secondsOf(problem))
  useEffect(() => {
    const from = performance.now()
    const whole = secondsOf(problem)
    setLeft(whole)
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil(whole - (performance.now() - from) / second))), second / 4)
    return () => clearInterval(timer)
  }, [problem])
  return (
    <Note tone={left > 0 ? 'waiting' : 'plain'}>
      <p role="status">{left > 0 ? people.paused : people.tryAgain}</p>
      {left > 0 && <p role="timer">{people.secondsLeft(left)}</p>}
    </Note>
  )
}

const secondsOf = ({ params }: Problem): number => Number(params?.['seconds'] ?? 0)
