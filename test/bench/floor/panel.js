const server = new URLSearchParams(location.search).get('server');
const field = document.querySelector('textarea');
const answer = document.querySelector('section').appendChild(new Text());
let pending = '';
let frame;

function draw() {
  answer.appendData(pending);
  pending = '';
  frame = undefined;
}

async function ask(content) {
  const body = JSON.stringify({ model: 'practice', stream: true, messages: [{ role: 'user', content }] });
  const response = await fetch(`${server}/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line.startsWith('data: {')) pending += JSON.parse(line.slice(6)).choices[0].delta.content ?? '';
    frame ??= requestAnimationFrame(draw);
  }
}

field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  answer.data = '';
  void ask(field.value);
});
