import type { CallNode, LintContext } from './ast.ts';

const isDate = (node: CallNode) => node.callee.type === 'Identifier' && node.callee.name === 'Date';

/** Reports a `Date` that reads the clock (`new Date()`, `Date()`); one made from a given time is fine. `Date.now` is a restricted property. */
export const clock = {
  create(context: LintContext) {
    const report = (node: CallNode) => context.report({ node, message: 'The time comes in as an argument.' });
    return {
      NewExpression: (node: CallNode) => isDate(node) && node.arguments.length === 0 && report(node),
      CallExpression: (node: CallNode) => isDate(node) && report(node),
    };
  },
};
