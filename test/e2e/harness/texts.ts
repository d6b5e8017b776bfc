/** A passage whose sentences can be told apart from those around it. */
export const PASSAGE = [
  'The ferry to the island leaves at seven in the morning and returns at nine in the evening.',
  'Tickets are sold on board, in cash only, and cost four crowns for adults.',
  'Dogs travel free of charge if they are kept on a lead.',
  'In a gale the ferry stays in the harbour, and the mail waits with it.',
];

export const articleBody = `<h1>The ferry</h1><section id="passage">${PASSAGE.map((sentence) => `<p>${sentence}</p>`).join('')}</section>
<section id="rest"><h2>History</h2><p>The first boat was built of oak in a shed behind the church.</p></section>`;

/** Another page, of which not a word stands in the first one. */
export const otherBody = '<h1>Zebras</h1><p id="zebra">Stripes confuse biting insects, zoologists suspect.</p>';

const LINES = 800;

/** Line breaks of every kind that pages have: lists, code, a table, and very many of them. */
export const richBody = `<article id="rich"><h2>Stores</h2>
<ol><li>Oats</li><li>Barley<ul><li>pearled</li><li>whole</li></ul></li></ol>
<pre><code>if (tide &gt; 4) {
    moor("north");
}</code></pre>
<table><thead><tr><th>Day</th><th>High water</th></tr></thead><tbody><tr><td>Monday</td><td>06:12</td></tr><tr><td>Tuesday</td><td>06:58</td></tr></tbody></table>
<p>${Array.from({ length: LINES }, (_, line) => `entry ${line + 1}`).join('<br>')}</p></article>`;

export const richLines = Array.from({ length: LINES }, (_, line) => `entry ${line + 1}`);

/** A long answer with every kind of formatting, of so many words; each word has its number. */
export function numberedWords(count: number): string {
  return Array.from({ length: count }, (_, index) => `w${index + 1}`).join(' ');
}
