/** Names in a line, parted by 、 or commas, each once. */
export function namesIn(text: string): string[] {
  return [...new Set(text.split(/[、,，;；]/).map((name) => name.trim()).filter((name) => name !== ''))]
}
