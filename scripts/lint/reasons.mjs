/**
 * Two house rules for the linter: whoever overrules the compiler (`as`) or the linter (`eslint-disable`) says why,
 * where they do it.
 */

/** `x as T` needs a comment on the line where it ends; `as const` and assertions to `unknown` overrule nothing. */
const assertion = {
  meta: { type: 'suggestion', schema: [], messages: { missing: 'Say on this line why the assertion holds.' } },
  create(context) {
    const commented = new Set(context.sourceCode.getAllComments().map((comment) => comment.loc.start.line));
    return {
      TSAsExpression(node) {
        const target = context.sourceCode.getText(node.typeAnnotation);
        if (target === 'const' || target === 'unknown') return;
        if (commented.has(node.loc.end.line) || commented.has(node.loc.start.line)) return;
        context.report({ node, messageId: 'missing' });
      },
    };
  },
};

/** `eslint-disable` in any form needs ` -- reason` behind it. */
const disabledRule = {
  meta: { type: 'suggestion', schema: [], messages: { missing: 'Say why: eslint-disable… rule -- reason.' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (text.startsWith('eslint-disable') && !/ -- \S/.test(text)) {
            context.report({ loc: comment.loc, messageId: 'missing' });
          }
        }
      },
    };
  },
};

export const reasons = { rules: { assertion, 'disabled-rule': disabledRule } };
