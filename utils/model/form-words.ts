import type { ModelRequest } from '@/utils/schema/model';
import type { EndpointProfile } from '@/utils/schema/profile';

/** The rules of a request, with the form in words where the endpoint cannot be held to it by an argument. */
export function rulesWithForm({ instructions, format }: ModelRequest, { structured }: EndpointProfile): string {
  if (!format || structured === 'schema') return instructions;
  const words = `Answer with nothing but one JSON object that fits this JSON Schema, without a fence around it: ${JSON.stringify(format.schema)}`;
  return instructions ? `${instructions}\n${words}` : words;
}
