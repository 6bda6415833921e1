import { MISSING_SYMBOLS, MISSING_WORDS } from '../../../shared/figures.ts';
import { OFF_SCALE_RULE } from '../../../shared/off-scale.ts';
import { CHANGE_RULE, DIRECTION_RULE } from '../../../shared/summary-direction.ts';
import { POSITION_RULE, UNUSUAL_RULE } from '../../../shared/summary-position.ts';
import { TablesFirstSwitch } from '../../ui/tables-first.tsx';
import { CAVEAT } from './caveat.ts';

/** How to read: what the symbols, the words, the neighbours and the rounding mean, and where figures come from. */
export function ReadingPage() {
  return (
    <article className="reading">
      <h1>How to read the figures</h1>
      <p className="reading__lead">{CAVEAT} They are here to start conversations between people who know more than a number can say.</p>

      <h2 id="symbols">Where there is no number</h2>
      <p>A figure is a number or a reason, never both and never nothing. The publisher’s symbol is kept; this is what each one means.</p>
      <table className="reading__symbols">
        <thead><tr><th scope="col">Symbol</th><th scope="col">Meaning</th></tr></thead>
        <tbody>
          {MISSING_SYMBOLS.map((symbol) => <tr key={symbol}><th scope="row"><span className="symbol">{symbol}</span></th><td>{MISSING_WORDS[symbol]}</td></tr>)}
          <tr><th scope="row">no symbol</th><td>no figure for this period: the publisher’s file has no such row</td></tr>
        </tbody>
      </table>
      <p>
        A confidential number is nowhere on the page: not in the chart, the length of a bar, or anything worked out from it. Where the publisher withholds a
        figure in a newer release, it is withheld in the earlier ones too, and the page says since when.
      </p>

      <h2 id="chart">The chart</h2>
      <p>
        Charts start at zero, unless you ask for the lines’ own range; then the chart says where its axis starts. At most four lines: the chosen area, its region,
        England, and the median of its statistical neighbours. Each has a colour and a dash of its own. A line stops where a figure is missing, and the reason
        stands below the chart. A count on a point says how many notes people have pinned to that figure. The table has the same figures as the chart.
      </p>
      <p id="off-scale">{OFF_SCALE_RULE}</p>

      <h2 id="context">Official context</h2>
      <p>
        Publishers say with their figures what a reader has to know: a return that is missing, a year that was counted differently, a change in recording. It
        stands here in our own words, with its years, areas and source. On the chart it is a <span className="context-sign" aria-hidden="true">◆</span>{' '}
        sign above the years it is about, with its short words below; the table has those in the row, and further down stands the whole of it. It is also read out with the point and said
        in the sentences. A note on an authority is also shown for its region and for England where their totals are touched by it. Nobody can edit or remove it.
      </p>

      <h2 id="words">How the words are made</h2>
      <p>The sentences above a chart are put together from the chart’s own figures by fixed rules. No one writes them, and they know only larger, smaller and the same.</p>
      <ul>
        <li><b>Direction.</b> {DIRECTION_RULE} With fewer figures the words say that there are too few; across years that official context says are not alike they say nothing of a direction.</li>
        <li><b>Place among statistical neighbours.</b> {POSITION_RULE} They never give a place in an order.</li>
        <li><b>Unusual.</b> {UNUSUAL_RULE}</li>
        <li><b>Changed.</b> {CHANGE_RULE}</li>
        <li><b>Few.</b> Where fewer than 30 children, plans, referrals or people stand behind a figure, the words say that it can move a lot by chance.</li>
      </ul>
      <p>No direction is called welcome or unwelcome. A larger figure can mean more need, more help reaching people, or a change in how things are recorded.</p>

      <h2 id="keyboard">With the keyboard, a screen reader, or on paper</h2>
      <p>
        Tab leads to the chart once; each step is said and shown. Left and right arrow walk the years, up and down arrow the lines, Home and End lead to the first
        and the last year. <kbd>R</kbd> reads the notes on the point, <kbd>C</kbd> what the other lines have in that year, <kbd>N</kbd> leads to the form for a
        note where you can write one, Escape leaves the chart. Everything that the pointer shows stands in the table and the words too.
      </p>
      <p>If tables suit you better than charts, every page can put them first; the choice is kept in a cookie on this device for a year.</p>
      <TablesFirstSwitch />
      <p>On paper a page keeps its figures, words, caveat, source and release, with tables in full and the addresses of its sources.</p>

      <h2 id="neighbours">Statistical neighbours</h2>
      <p>
        Each local authority has ten statistical neighbours: authorities whose population and circumstances are most like its own, by a published model.
        The words beside them (extremely close, very close, close, somewhat close, not close) are the model’s. Being a neighbour is not always mutual, and only about half of them lie in the same region.
      </p>
      <p>
        The median is the middle of the neighbours’ published figures. It always says how many of the ten had a number; where none had, there is no median.
        For a judgement in words it is a count: how many of the ten have it.
      </p>

      <h2 id="rounding">Rounding</h2>
      <p>
        Figures have the decimals the publisher gives them; halves are rounded up. Rates that are worked out here (a count for every 10,000 children) use the
        population of the middle of the year before. Medians are taken of rounded figures and rounded once more.
      </p>

      <h2 id="releases">Releases and age</h2>
      <p>
        Every figure belongs to a release and names the day it was published. Publishers restate earlier years in new releases; the newest release is shown.
        The age beside the title counts from the last day that the newest figure covers.
      </p>

      <h2 id="sorting">Lists of local authorities</h2>
      <p>
        Lists are in the order of names. Sorting by figure is a passing way of looking on the screen; it is not kept, shared or printed. A bar marked “off the scale” ends at the edge, because it would flatten the others.
      </p>

      <h2 id="sources">Sources</h2>
      <p>
        Department for Education (explore education statistics), Ofsted, the Office for Health Improvement and Disparities, the Office for National Statistics and
        the Ministry of Housing, Communities and Local Government. Contains public sector information licensed under the Open Government Licence v3.0. The
        Children’s Social Care National Framework names the outcomes and enablers.
      </p>
    </article>
  );
}
