import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Publisher } from '@/utils/background/publisher';
import { newJob } from '@/utils/engine/run-job';
import type { PanelEvent } from '@/utils/schema/panel-event';
import { sampleOrder } from '../sources';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function panel() {
  const events: PanelEvent[] = [];
  return { events, send: (event: PanelEvent) => void events.push(event) };
}

const base = { ...newJob(sampleOrder(), 1), status: 'running' as const };
const textOf = (events: readonly PanelEvent[]) => events.map((event) => (event.type === 'delta' ? event.text : '')).join('');

describe('Publisher', () => {
  it('sends the first word at once and the following ones together', () => {
    const publisher = new Publisher(() => {});
    const line = panel();
    publisher.attach(line, 7, [base]);
    publisher.update({ ...base, text: 'a' });
    expect(textOf(line.events)).toBe('a');
    for (const text of ['ab', 'abc', 'abcd']) publisher.update({ ...base, text });
    expect(textOf(line.events)).toBe('a');
    vi.runAllTimers();
    expect(line.events.filter(({ type }) => type === 'delta')).toEqual([
      { type: 'delta', jobId: 'job-00001', at: 0, text: 'a' },
      { type: 'delta', jobId: 'job-00001', at: 1, text: 'bcd' },
    ]);
  });

  it('tells the end after the last word, without waiting', () => {
    const publisher = new Publisher(() => {});
    const line = panel();
    publisher.attach(line, 7, [base]);
    publisher.update({ ...base, text: 'a' });
    publisher.update({ ...base, text: 'ab' });
    publisher.update({ ...base, text: 'abc', status: 'done', end: 'stop', endedAt: 9 });
    expect(line.events.map(({ type }) => type)).toEqual(['delta', 'delta', 'job']);
    expect(textOf(line.events)).toBe('abc');
    vi.runAllTimers();
    expect(line.events).toHaveLength(3);
  });

  it('tells of a new job before its first word', () => {
    const publisher = new Publisher(() => {});
    const line = panel();
    publisher.attach(line, 7, []);
    publisher.update({ ...base, text: 'a' });
    expect(line.events.map(({ type }) => type)).toEqual(['job', 'delta']);
  });

  it('holds back what nobody waits for: it comes with the second piece', () => {
    const publisher = new Publisher(() => {});
    const line = panel();
    publisher.attach(line, 7, [base]);
    publisher.update({ ...base, model: 'gpt-served' });
    publisher.update({ ...base, model: 'gpt-served', text: 'a', firstTextAt: 5 });
    expect(line.events.map(({ type }) => type)).toEqual(['delta']);
    publisher.update({ ...base, model: 'gpt-served', text: 'ab', firstTextAt: 5 });
    vi.runAllTimers();
    expect(line.events.map(({ type }) => type)).toEqual(['delta', 'delta', 'job']);
    expect(line.events.at(-1)).toMatchObject({ job: { model: 'gpt-served', firstTextAt: 5 } });
  });

  it('sends nothing of another tab', () => {
    const publisher = new Publisher(() => {});
    const line = panel();
    publisher.attach(line, 8, []);
    publisher.update({ ...base, text: 'secret' });
    vi.runAllTimers();
    expect(line.events).toEqual([]);
  });

  it('gives each of two panels what it lacks, each word once', () => {
    const publisher = new Publisher(() => {});
    const [first, second] = [panel(), panel()];
    publisher.attach(first, 7, [base]);
    publisher.update({ ...base, text: 'ab' });
    publisher.attach(second, 7, [{ ...base, text: 'ab' }]);
    publisher.update({ ...base, text: 'abcd' });
    vi.runAllTimers();
    expect([textOf(first.events), textOf(second.events)]).toEqual(['abcd', 'cd']);
  });
});
