import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const DOCUMENT = 'https://api.example/openapi.json';

/** OpenAI's published description of its API (openapi.json, also gzipped), to check what is really sent and answered. */
export class ApiDescription {
  readonly #schemas: Node;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(path: string) {
    const file = readFileSync(path);
    const document: unknown = JSON.parse((path.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8'));
    const components = isNode(document) && isNode(document.components) ? document.components : {};
    this.#schemas = isNode(components.schemas) ? components.schemas : {};
    this.#ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    this.#ajv.addSchema({ $id: DOCUMENT, components: absorbed({ schemas: this.#schemas }) });
  }

  /** What is wrong with a value by the schema of this name: violations, and properties that it does not declare. Empty if all is well. */
  faults(schemaName: string, value: unknown): string[] {
    const name = this.#branch(schemaName, value);
    const validate = this.#validators.get(name) ?? this.#ajv.compile({ $ref: `${DOCUMENT}#/components/schemas/${name}` });
    this.#validators.set(name, validate);
    const valid = validate(value);
    const violations = valid ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
    return [...violations, ...this.#undeclared({ $ref: `#/components/schemas/${name}` }, value, '')];
  }

  /** Of a choice of events, the one of this value's type: what is wrong by all the others is of no interest. */
  #branch(name: string, value: unknown): string {
    const { anyOf } = this.#schemas[name] as Node;
    const names = (Array.isArray(anyOf) ? anyOf : []).flatMap((part) =>
      isNode(part) && typeof part.$ref === 'string' ? [part.$ref.split('/').at(-1) ?? ''] : [],
    );
    const fitting = names.find(
      (branch) => isNode(value) && 'type' in value && this.#parts(this.#schemas[branch]).every((part) => fits(part, value)),
    );
    return fitting ?? name;
  }

  /** The schemas are open: an undeclared argument passes them, the API refuses it. */
  #undeclared(schema: unknown, value: unknown, path: string): string[] {
    if (Array.isArray(value)) {
      const items = this.#parts(schema).flatMap((part) => (isNode(part.items) ? [part.items] : []));
      return items.length === 0 ? [] : value.flatMap((entry, index) => this.#undeclared({ anyOf: items }, entry, `${path}/${index}`));
    }
    if (!isNode(value)) return [];
    const parts = this.#parts(schema).filter((part) => fits(part, value));
    const declared = parts.flatMap((part) => (isNode(part.properties) ? [part.properties] : []));
    const isOpen =
      declared.length === 0 || parts.some(({ additionalProperties }) => additionalProperties === true || isNode(additionalProperties));
    return Object.entries(value).flatMap(([key, child]) => {
      const schemas = declared.flatMap((properties) => (key in properties ? [properties[key]] : []));
      if (schemas.length === 0) return isOpen ? [] : [`${path}/${key} is not declared`];
      return this.#undeclared({ anyOf: schemas }, child, `${path}/${key}`);
    });
  }

  /** A schema with all that it refers to and is composed of, flat. */
  #parts(schema: unknown, seen = new Set<unknown>()): Node[] {
    if (!isNode(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const name = typeof schema.$ref === 'string' ? (schema.$ref.split('/').at(-1) ?? '') : '';
    const composed = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
    return [schema, ...(name ? this.#parts(this.#schemas[name], seen) : []), ...composed.flatMap((part) => this.#parts(part, seen))];
  }
}

/** A part that names another `type`, `role` or `object` than the value has is about something else. */
function fits({ properties }: Node, value: Node): boolean {
  if (!isNode(properties)) return true;
  return ['type', 'role', 'object'].every((key) => {
    const own = properties[key];
    if (!isNode(own) || !Array.isArray(own.enum) || !(key in value)) return true;
    return own.enum.includes(value[key]);
  });
}

/** The document without two habits of its that validators do not know: `nullable` in 3.1, and `oneOf` with branches that overlap. */
function absorbed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absorbed);
  if (!isNode(node)) return node;
  const { nullable, discriminator: _, oneOf, ...rest } = node;
  const plain: Node = Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, absorbed(child)]));
  if (Array.isArray(oneOf)) plain.anyOf = absorbed(oneOf);
  return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}
