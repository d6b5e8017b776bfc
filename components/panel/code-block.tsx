import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { ScrollArea } from '@/components/ui/scroll-area';
import { t } from '@/utils/platform/i18n';

/** Code with a button that takes it to the clipboard; the name of the language is drawn by the style sheet. */
export function CodeBlock({ code, language, live }: { code: string; language: string; live: boolean }) {
  const [taken, setTaken] = useState<boolean>();
  return (
    <div className="code" data-language={language}>
      <Button
        kind="icon"
        aria-label={taken ? t('code_taken') : t(taken === false ? 'not_copied' : 'take_code')}
        onBlur={() => setTaken(undefined)}
        onClick={() =>
          void navigator.clipboard.writeText(code).then(
            () => setTaken(true),
            () => setTaken(false),
          )
        }
      >
        <Icon name={taken ? 'done' : taken === false ? 'close' : 'copy'} />
      </Button>
      <ScrollArea className="scroll" label={t('code')}>
        <pre>
          <code>
            {code.replace(/\n$/, '')}
            {live ? <span className="caret" /> : null}
          </code>
        </pre>
      </ScrollArea>
    </div>
  );
}
