/** The words of a Markdown text without its marks: no list numbers, no picture texts, no fences, no table lines. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\s*```.*$/gm, '')
    .replace(/^\|(?: - \|)+$/gm, '')
    .replace(/!\[[^\]]*\]\(\)/g, ' ')
    .replace(/^(\s*(?:> )*)\d+\. /gm, '$1')
    .replace(/^(\s*(?:> )*)(?:[-+:] |#{1,6} |> ?)/gm, '$1')
    .replace(/<br>/g, '\n')
    .replace(/(\*\*|~~|`)/g, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, '')
    .replace(/\\(?=[-#>*+.)|=~`])/g, '')
    .replace(/ ?\| ?/g, ' ');
}
