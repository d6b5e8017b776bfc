import { lazy, Suspense, useEffect, useState } from 'react';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { tourItem } from '@/utils/storage/courtesies';
import { connectionItem } from '@/utils/storage/settings';
import { DiagnosticsSection } from './diagnostics-section';
import { ModelSection } from './model-section';
import { AboutSection, AnswersSection, PagesSection, ShortcutsSection } from './page-sections';
import { UsageSection } from './usage-section';
import { WelcomeSection } from './welcome-section';
import { WorkSection } from './work-section';
import './options.css';

/** Brings the database's code along, which the other sections do without. */
const DataSection = lazy(() => import('./data-section').then((loaded) => ({ default: loaded.DataSection })));

/** The section that the address names. */
function useSection(ready: boolean): string {
  const [section, setSection] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const onHash = () => setSection(location.hash.slice(1));
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  useEffect(() => {
    if (ready && section) document.getElementById(section)?.scrollIntoView();
  }, [ready, section]);
  return section;
}

/** The options: who answers, how, on which pages. */
export function Options() {
  const connection = useStored(connectionItem);
  const tour = useStored(tourItem);
  const section = useSection(connection !== undefined && tour !== undefined);
  if (!connection || !tour) return null;
  const welcome = section === 'welcome' || !tour.seen;
  const sections = [
    ...(welcome ? [['welcome', t('section_welcome')] as const] : []),
    ['model', t('section_model')] as const,
    ['work', t('section_work')] as const,
    ['answers', t('section_answers')] as const,
    ['usage', t('section_usage')] as const,
    ['shortcuts', t('section_shortcuts')] as const,
    ['pages', t('section_pages')] as const,
    ['data', t('section_data')] as const,
    ['diagnostics', t('section_diagnostics')] as const,
    ['about', t('section_about')] as const,
  ];
  const current = sections.some(([id]) => id === section) ? section : sections[0]?.[0];
  return (
    <div className="options-page">
      <header>
        <h1>
          Postil<i>.</i>
        </h1>
        <nav aria-label={t('sections')}>
          {sections.map(([id, name]) => (
            <a key={id} href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <main>
        {welcome ? <WelcomeSection connection={connection} /> : null}
        <ModelSection />
        <WorkSection connection={connection} />
        <AnswersSection />
        <UsageSection />
        <ShortcutsSection />
        <PagesSection />
        <Suspense>
          <DataSection />
        </Suspense>
        <DiagnosticsSection />
        <AboutSection />
      </main>
    </div>
  );
}
