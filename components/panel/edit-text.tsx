import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';

interface EditTextProps {
  readonly label: string;
  readonly text: string;
  /** Words of the button that takes the new text. */
  readonly done: string;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

/** A text that is being changed: Ctrl+Enter takes it, Escape leaves it as it was. */
export function EditText({ label, text, done, onDone, onCancel }: EditTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(text);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const finish = () => (words.trim() === '' || words === text ? onCancel() : onDone(words));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else finish();
  };
  return (
    <div className="edit-text">
      <textarea
        ref={field}
        className="input"
        aria-label={label}
        dir="auto"
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="steps">
        <Button kind="primary" onClick={finish}>
          {done}
        </Button>
        <Button onClick={onCancel}>{t('data_cancel')}</Button>
      </div>
    </div>
  );
}
