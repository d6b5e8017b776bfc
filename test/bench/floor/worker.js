/** The least that reads an answer: the bytes are fetched and thrown away. */
async function read(url) {
  const body = JSON.stringify({ model: 'practice', stream: true, messages: [{ role: 'user', content: 'What turns the tide?' }] });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const reader = response.body.getReader();
  while (!(await reader.read()).done);
}

chrome.runtime.onMessage.addListener(({ read: url }) => {
  if (url) void read(url);
});
