interface Policy {
  createScriptURL(url: string): string;
}

interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL: () => string }): Policy;
}

const policies = new Map<string, Policy | undefined>();

/**
 * The address of a script of the package, so that it may be loaded. The extension's code may make no script's address out of a text; each
 * exception that the manifest names (`trusted-types`) gives one address and no other.
 * @param exception its name there
 */
export function ownScript(exception: 'postil-reader' | 'postil-work', url: string): string {
  if (!policies.has(exception)) {
    const maker: PolicyMaker | undefined = Reflect.get(globalThis, 'trustedTypes');
    policies.set(exception, maker?.createPolicy(exception, { createScriptURL: () => url }));
  }
  return policies.get(exception)?.createScriptURL(url) ?? url;
}
