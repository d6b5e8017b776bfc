import * as z from 'zod/mini';

/** How an endpoint wants to be spoken to. Known by host, corrected by what the endpoint says, editable by the user. */
export const endpointProfile = z.object({
  protocol: z.enum(['responses', 'chat']),
  /** Name of the argument that limits the length of an answer. */
  tokenField: z.enum(['max_output_tokens', 'max_completion_tokens', 'max_tokens']),
  /** Who says the rules; `user`: they stand first in the user's first turn, for models that know no such role. */
  systemRole: z.enum(['developer', 'system', 'user']),
  /** Takes `stream_options`, to tell the tokens used. */
  usageInStream: z.boolean(),
  /** Which output form it can be held to. */
  structured: z.enum(['schema', 'object', 'none']),
  tools: z.boolean(),
  /** Field in which an assistant turn's reasoning must come back; empty: never. */
  reasoningField: z.enum(['', 'reasoning_content', 'reasoning']),
  /** Header that carries the key; `authorization`: as a bearer token. */
  keyHeader: z.enum(['authorization', 'api-key']),
  /** Sends an answer in pieces. One that does not is asked for the whole, and given time to make it before the first byte. */
  streams: z.boolean(),
  /** `/models` names what can be asked for; some list what could be set up instead. */
  listsModels: z.boolean(),
  /** Tells money as OpenRouter does: US dollars per token in `/models`, and in `usage.cost` what an answer cost. */
  tellsPrices: z.boolean(),
  /** Requests on their way at once, and what it takes in a minute, where it is not to be found out by being refused. */
  atOnce: z.optional(z.number()),
  requestsPerMinute: z.optional(z.number()),
  tokensPerMinute: z.optional(z.number()),
  extraHeaders: z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(500))),
  /** Refuses the Origin of extensions, so that it must be taken off the requests. */
  originFix: z.boolean(),
  /** Tokens that it is known to read at most unless set up otherwise, although it says nothing when there are more. */
  contextHint: z.optional(z.number()),
});
export type EndpointProfile = z.infer<typeof endpointProfile>;
