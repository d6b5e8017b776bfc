import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { fixedOrigins, unfixOrigin } from '@/utils/platform/origin-fix';
import { baseUrlOf } from '@/utils/providers/index';
import { profileFor } from '@/utils/providers/profiles';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { Connection } from '@/utils/schema/settings';
import { profileChange, profileKey, setLearnedProfile } from '@/utils/storage/endpoint-memory';

type Change = Partial<EndpointProfile>;

/** What was typed, or undefined if it is no profile. */
function changeIn(text: string): Change | undefined {
  try {
    return profileChange.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function EditProfile({ name, profile }: { name: string; profile: Change }) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const change = typed === undefined ? undefined : changeIn(typed);
  const save = () => {
    if (!change) return;
    void setLearnedProfile(name, change);
    setTyped(undefined);
  };
  return (
    <li className="profile">
      <label htmlFor={id}>{name}</label>
      <textarea
        id={id}
        className="input code"
        rows={3}
        spellCheck={false}
        value={typed ?? JSON.stringify(profile, null, 1)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="line">
        <Button kind="quiet" aria-disabled={!change} onClick={save}>
          {t('save')}
        </Button>
        <Button aria-label={t('forget_profile', name)} onClick={() => void setLearnedProfile(name, undefined)}>
          {t('forget')}
        </Button>
        <output className="soft">{typed !== undefined && !change ? t('profile_wrong') : ''}</output>
      </div>
    </li>
  );
}

interface ProfilesProps {
  readonly profiles: Readonly<Record<string, Change>>;
  readonly connection: Connection;
}

/** Servers that see no Origin from us, after the user said so. */
function FixedOrigins() {
  const [origins, setOrigins] = useState<readonly string[]>([]);
  const read = () => void fixedOrigins().then(setOrigins, () => {});
  useEffect(read, []);
  return origins.map((origin) => (
    <div key={origin} className="line">
      <span>{t('origin_fixed', origin)}</span>
      <Button onClick={() => void unfixOrigin(origin).then(read)}>{t('origin_restore')}</Button>
    </div>
  ));
}

/** How servers want to be asked, where that differs from what is usual: learned from their refusals, or set here. */
export function ProfilesCard({ profiles, connection }: ProfilesProps) {
  const baseUrl = baseUrlOf(connection);
  const own = profileKey(baseUrl, connection.model);
  const mayAdd = baseUrl !== '' && connection.model !== '' && !(own in profiles);
  return (
    <div className="card">
      <h3>{t('profiles')}</h3>
      <p className="soft">{t('profiles_text')}</p>
      <ul className="profiles">
        {Object.entries(profiles).map(([name, profile]) => (
          <EditProfile key={name} name={name} profile={profile} />
        ))}
      </ul>
      {baseUrl ? (
        <details>
          <summary>{t('profile_whole')}</summary>
          <pre className="code">{JSON.stringify({ ...profileFor(baseUrl, connection.providerId), ...profiles[own] }, null, 1)}</pre>
        </details>
      ) : null}
      <FixedOrigins />
      {mayAdd ? (
        <div className="line">
          <Button kind="quiet" onClick={() => void setLearnedProfile(own, {})}>
            {t('add_profile')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
