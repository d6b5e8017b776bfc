import { t } from '@/utils/platform/i18n';

/** The first result in three steps, on a passage that stands here. */
export function WelcomeSection() {
  return (
    <section id="welcome">
      <h2>{t('section_welcome')}</h2>
      <div className="card welcome">
        <ol>
          <li>{t('welcome_step_select')}</li>
          <li>{t('welcome_step_click')}</li>
          <li>{t('welcome_step_read')}</li>
        </ol>
        <blockquote>{t('sample_passage')}</blockquote>
      </div>
    </section>
  );
}
