import { useEffect, useState } from 'react'
import { call, type AnswerOf } from '../call.ts'
import type { Input, RequestName } from '../contract/requests.ts'

/**
 * The vault's answer to the newest input, asked again with every change; answers to earlier inputs are dropped.
 * Null while there is none, and when `input` is null, which asks nothing.
 */
export function useNewest<R extends RequestName>(request: R, input: Input<R> | null): AnswerOf<R> | null {
  const [answer, setAnswer] = useState<AnswerOf<R> | null>(null)
  const asked = JSON.stringify(input)
  useEffect(() => {
    if (input === null) return setAnswer(null)
    let newest = true
    void call(request, input as Parameters<typeof call<R>>[1]).then((reply) => {
      if (newest) setAnswer(reply.ok ? reply.value : null)
    })
    return () => {
      newest = false
    }
  }, [request, asked])
  return answer
}
