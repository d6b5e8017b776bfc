import { useState } from 'react';
import { Check } from '@/components/ui/check';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { requestNotices, takeBackNotices } from '@/utils/platform/notices';
import { noticeItem } from '@/utils/storage/courtesies';

/** Whether the browser tells when a long answer is done. The browser asks the user for that at the switch. */
export function NoticeCard() {
  const notice = useStored(noticeItem);
  const [refused, setRefused] = useState(false);
  if (!notice) return null;
  const change = async (on: boolean) => {
    // First, without any wait: it needs the click's own gesture.
    const allowed = on && (await requestNotices());
    setRefused(on && !allowed);
    await noticeItem.set({ on: allowed });
    if (!on) await takeBackNotices();
  };
  return (
    <div className="card">
      <Check checked={notice.on} onChange={(on) => void change(on)}>
        {t('notice_switch')}
      </Check>
      <p className="soft">{t('notice_text')}</p>
      <output className="soft">{refused ? t('notice_refused') : ''}</output>
    </div>
  );
}
