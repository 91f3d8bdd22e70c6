import { z } from 'zod'

/** Before any schema is made: the page's security policy lets no code be made from text. */
z.config({ jitless: true })
