import type { MouseEvent, ReactNode } from 'react';
import { InventedTag } from '../../ui/tag.tsx';

/** Whose contributions are listed: the area of the page, or every area of the workspace. */
export type About = 'area' | 'all';

interface Section {
  readonly heading: string;
  readonly count: number;
  readonly list: ReactNode;
}

interface BesideFigureProps {
  /** Id of the element that arrivals must not move while someone reads or types in it. */
  readonly id: string;
  readonly areaName: string;
  readonly invented: boolean;
  readonly about: About;
  /** Address of the same page with the other filter. */
  aboutHref(about: About): string;
  onAbout(about: About): void;
  /** How many are listed nowhere now, because they are about other areas. */
  readonly elsewhere: number;
  readonly newWords: string;
  readonly presence: ReactNode;
  readonly sections: readonly Section[];
  /** Leads to notes that stand at no figure any more, where no list of notes does. */
  readonly tray: ReactNode;
  /** What children and families say, and other evidence: always asked. */
  readonly voice: ReactNode;
  /** Where one writes, or what is said to those who read along. */
  readonly composer: ReactNode;
}

/** The second half of a figure's page: what people know, ask and agreed about it. */
export function BesideFigure(props: BesideFigureProps) {
  const { id, areaName, invented, about, elsewhere, newWords, presence, sections, tray, voice, composer } = props;
  const filled = sections.filter(({ count }) => count > 0);
  return (
    <div className="beside" id={id}>
      <h2 className="beside__heading">
        Beside this figure {invented ? <InventedTag /> : null}
      </h2>
      {/* Over all that comes and goes: nothing that arrives moves it. */}
      {composer}
      <div className="beside__listed">
        {presence}
        <Filter {...props} />
        {newWords ? <p className="beside__new">{newWords}</p> : null}
      </div>
      {filled.length === 0 ? (
        <p className="beside__empty">
          What do you know about this figure that the number cannot say?
          {about === 'area' && elsewhere > 0 ? ` Nothing is written about ${areaName} yet; about other areas there is.` : ''}
        </p>
      ) : null}
      {filled.map(({ heading, list }) => (
        <div key={heading} className="beside__section">
          <h3 className="govuk-visually-hidden">{heading}</h3>
          {list}
        </div>
      ))}
      {tray}
      {voice}
    </div>
  );
}

function Filter({ areaName, about, aboutHref, onAbout }: BesideFigureProps) {
  const choose = (chosen: About) => (event: MouseEvent) => {
    // The page holds it all already: no journey to the server, so it works without a network too.
    event.preventDefault();
    onAbout(chosen);
  };
  const names = { area: areaName, all: 'All areas' } as const;
  return (
    <nav className="chips" aria-label="Listed here">
      {(['area', 'all'] as const).map((one) => (
        <a key={one} href={aboutHref(one)} onClick={choose(one)} className={about === one ? 'chip chip--on' : 'chip'} aria-current={about === one ? 'true' : undefined}>
          {names[one]}
        </a>
      ))}
    </nav>
  );
}
