import { describe, expect, it } from 'vitest';
import { newJob } from '@/utils/engine/run-job';
import type { StreamEvent } from '@/utils/schema/model';
import { applyEvent } from '@/utils/stream/apply-event';
import { sampleOrder } from '../sources';

const after = (...events: StreamEvent[]) => events.reduce((job, event) => applyEvent(job, event, 50), newJob(sampleOrder(), 1));

describe('applyEvent', () => {
  it('is done only at the terminal mark', () => {
    expect(after({ type: 'text', text: 'a' }).status).toBe('running');
    expect(after({ type: 'text', text: 'a' }, { type: 'done', reason: 'length' })).toMatchObject({
      status: 'done',
      end: 'length',
      text: 'a',
      endedAt: 50,
    });
  });

  it('shows reasoning and tool calls never as the answer', () => {
    expect(after({ type: 'reasoning', text: 'hm' }, { type: 'tool', index: 0, id: '1', name: 'f', arguments: '{}' }).text).toBe('');
  });

  it('keeps the text through a failure', () => {
    expect(after({ type: 'text', text: 'kept' }, { type: 'error', failure: { code: 'stalled' } })).toMatchObject({
      status: 'failed',
      text: 'kept',
    });
  });

  it('waits with the reason and the time, and forgets both when the answer comes', () => {
    const waiting = after({ type: 'wait', until: 99, attempt: 2, failure: { code: 'rate-limited' } });
    expect(waiting).toMatchObject({ status: 'waiting', waitUntil: 99, attempt: 2, failure: { code: 'rate-limited' } });
    const started = applyEvent(waiting, { type: 'start', model: 'm', requestId: '' }, 60);
    expect(started).toMatchObject({ status: 'running', failure: undefined, waitUntil: undefined });
  });
});
