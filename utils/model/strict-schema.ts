import * as z from 'zod/mini';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A schema as the strict JSON Schema that providers hold answers to: every property required, no other ones. Limits (lengths, patterns) are
 * left out: they cost tokens, not every server knows them, and the answer is parsed by the schema itself anyway.
 * Throws on what cannot be said strictly, e.g. an optional property (use `nullable`). Does in 1 kB, for the few kinds that are used,
 * what `z.toJSONSchema` does in 7 kB for all; a test holds the two together.
 */
export function strictSchema(schema: z.ZodMiniType): JsonSchema {
  const description = z.globalRegistry.get(schema)?.description;
  return { ...(description !== undefined && { description }), ...kindOf(schema) };
}

function kindOf(schema: z.ZodMiniType): JsonSchema {
  if (schema instanceof z.ZodMiniObject) return objectSchema(schema);
  if (schema instanceof z.ZodMiniArray) return { type: 'array', items: strictSchema(typed(schema.def.element)) };
  if (schema instanceof z.ZodMiniNullable) return { anyOf: [strictSchema(typed(schema.def.innerType)), { type: 'null' }] };
  if (schema instanceof z.ZodMiniUnion || schema instanceof z.ZodMiniDiscriminatedUnion)
    return { anyOf: schema.def.options.map((option) => strictSchema(typed(option))) };
  if (schema instanceof z.ZodMiniEnum) return { type: 'string', enum: Object.values(schema.def.entries) };
  if (schema instanceof z.ZodMiniLiteral) return { type: typeof schema.def.values[0], enum: schema.def.values };
  if (schema instanceof z.ZodMiniString) return { type: 'string' };
  if (schema instanceof z.ZodMiniNumberFormat) return { type: schema.def.format.includes('int') ? 'integer' : 'number' };
  if (schema instanceof z.ZodMiniNumber) return { type: 'number' };
  if (schema instanceof z.ZodMiniBoolean) return { type: 'boolean' };
  throw new Error(`A strict form cannot have: ${schema.def.type}`);
}

function objectSchema({ def }: z.ZodMiniObject): JsonSchema {
  const properties = Object.entries(def.shape).map(([name, property]) => [name, strictSchema(typed(property))]);
  return { type: 'object', properties: Object.fromEntries(properties), required: Object.keys(def.shape), additionalProperties: false };
}

/** Parts of a schema are known to the types by their core alone; all are made by `zod/mini` here. */
function typed(schema: unknown): z.ZodMiniType {
  if (schema instanceof z.ZodMiniType) return schema;
  throw new Error('Not a schema of zod/mini');
}
