import type { StreamEvent } from '@/utils/schema/model';
import { number, record, string } from './json';

interface OpenCall {
  readonly index: number;
  readonly id: string;
  readonly name: string;
}

/** Puts the pieces of tool calls in order that servers send without index, without id, or with arguments as an object. */
export class ToolCalls {
  readonly #calls: OpenCall[] = [];
  readonly #keys = new Map<string, OpenCall>();

  get count(): number {
    return this.#calls.length;
  }

  /** One entry of `delta.tool_calls`; `position` is its place in that list. */
  read(entry: unknown, position: number): StreamEvent {
    const { index, id, function: called } = record(entry);
    const { name, arguments: given } = record(called);
    const call = this.#find(number(index), string(id), position) ?? this.#open(number(index), string(id), string(name), position);
    const text = typeof given === 'string' || given === undefined || given === null ? string(given) : JSON.stringify(given);
    return { type: 'tool', ...call, arguments: text };
  }

  #find(index: number | undefined, id: string, position: number): OpenCall | undefined {
    const byPlace = index === undefined ? this.#keys.get(`at ${position}`) : this.#keys.get(`index ${index}`);
    if (!id) return byPlace ?? (index === undefined ? this.#calls.at(-1) : undefined);
    // A new id is a new call, whatever its index says: some servers give every call the index 0.
    return this.#keys.get(`id ${id}`);
  }

  #open(index: number | undefined, id: string, name: string, position: number): OpenCall {
    const place = this.#calls.length;
    const call = { index: place, id: id || `call_${place + 1}`, name };
    this.#calls.push(call);
    this.#keys.set(`id ${call.id}`, call);
    this.#keys.set(index === undefined ? `at ${position}` : `index ${index}`, call);
    return call;
  }
}
