import { defineConfig } from 'drizzle-kit'

/**
 * For `drizzle-kit generate` from the project's folder, always with --name. STRICT is added to each new table by hand
 * before the migration is committed; drizzle-kit cannot write it.
 */
export default defineConfig({ dialect: 'sqlite', schema: './db/schema/*.ts', out: './db/migrations' })
