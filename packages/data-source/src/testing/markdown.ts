/** The code blocks of a language in a Markdown text, in order. */
export function codeBlocks(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block
  );
}

/** The part of a Markdown text below a heading of the second or a deeper level, up to the next one; empty without it. */
export function sectionOf(markdown: string, heading: string): string {
  return markdown.split(/^(?=##)/m).find((section) => section.startsWith(`${heading}\n`)) ?? '';
}
