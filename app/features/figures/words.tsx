import { Link } from '@remix-run/react';
import type { Summary } from '../../../shared/summary.ts';
import { TablesFirstSwitch } from '../../ui/tables-first.tsx';

/**
 * What the view says in words, made on the server from the chart's own figures; the figure stands out. Also what
 * describes the chart to a screen reader. The rules of the words that were used stand below.
 */
export function Words({ said: { sentences, further, context, rules }, id = 'in-words' }: { said: Summary; id?: string }) {
  return (
    <div className="words">
      <div id={id}>
        <p className="words__said">
          {sentences.map((pieces, index) => (
            <span key={index}>
              {index > 0 ? ' ' : ''}
              {pieces.map((piece, place) => (typeof piece === 'string' ? piece : <b key={place}>{piece.figure}</b>))}
            </span>
          ))}
        </p>
        {further.length > 0 ? <p className="words__further">{further.join(' ')}</p> : null}
        {/* To be heard with the words; to be seen it stands on the chart, below it, in the table and in its list. */}
        {context.length > 0 ? <p className="govuk-visually-hidden">{context.join(' ')}</p> : null}
      </div>
      {rules.length > 0 ? <p className="words__how">{rules.join(' ')}</p> : null}
      <div className="words__links"><Link to="/reading#words">How these words are made</Link> <TablesFirstSwitch /></div>
    </div>
  );
}
