export function DueScreen() {
  return null
}
