import './first.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { call } from './call.ts'
import './ui/all.css'

const root = document.getElementById('root')
const reply = await call('shell.state', {})
if (root && reply.ok) createRoot(root).render(<App shell={reply.value} />)
// Some 2,000 faces of the fallback font: read only once the first screen stands there.
requestAnimationFrame(() => setTimeout(() => void import('./print/fonts.css')))
