import { Refusal } from '../../db/errors.ts'

/** The Node-API that the database's addon is built for: on an older one it ends the process without a word. */
const NODE_API = 10

/** Refuses program.tooOld where the addon would crash. `addon` is one that was rebuilt for this very runtime. */
export function mustCarryDatabase(napi: string | undefined, addon: string | undefined): void {
  if (!addon && !(Number(napi) >= NODE_API)) throw new Refusal('program.tooOld')
}
