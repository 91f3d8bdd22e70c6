import { configureGlobal } from 'fast-check'

/** The same values in every run, so that a mutant that was killed stays killed; and no search for a smaller example. */
configureGlobal({ seed: 20_260_312, endOnFailure: true })
