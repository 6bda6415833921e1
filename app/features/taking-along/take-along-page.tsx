import { Form } from '@remix-run/react';
import { counted, listText } from '../../../shared/format.ts';
import { TAKEN_FORMATS, type TakePage } from '../../../shared/taking-along.ts';
import { Button } from '../../ui/button.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

/** Choose an indicator or an area, see what a file would hold, and save it. */
export function TakeAlongPage({ workspace, chosen, indicators, areas }: TakePage) {
  const home = `/workspaces/${workspace.slug}/take`;
  const groups = [...new Set(indicators.map(({ group }) => group))];
  const subject = chosen?.subject;
  return (
    <div className="form-page">
      <h1>Take along</h1>
      <p>Everything you may see here on one indicator or one area as one file: its figures with their source and their caveats, context notes with what those say whose figure it is, discussions, actions and evidence.</p>
      <Form method="get" action={home}>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="take-metric">Indicator</label>
          <select className="govuk-select" id="take-metric" name="metric" key={subject?.metric ?? ''} defaultValue={subject?.metric ?? ''}>
            <option value="">Every indicator there is something on</option>
            {groups.map((group) => (
              <optgroup key={group} label={group}>{indicators.filter((one) => one.group === group).map(({ metric, title }) => <option key={metric} value={metric}>{title}</option>)}</optgroup>
            ))}
          </select>
        </div>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="take-area">Area</label>
          <div className="govuk-hint" id="take-area-hint">With an indicator: whose figures stand first. What is said of it comes along for every area.</div>
          <select className="govuk-select" id="take-area" name="area" aria-describedby="take-area-hint" key={subject?.area ?? ''} defaultValue={subject?.area ?? ''}>
            {subject ? null : <option value="">Choose one</option>}
            {areas.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </select>
        </div>
        <Button quiet>{chosen ? 'Show another' : 'Show what there is'}</Button>
      </Form>
      {chosen ? (
        <section aria-labelledby="taken">
          <h2 id="taken">{chosen.title}</h2>
          <p>The file holds {listText([counted(chosen.counts.notes, 'context note'), counted(chosen.counts.discussions, 'discussion'), counted(chosen.counts.actions, 'action'), counted(chosen.counts.evidence, 'item of evidence', 'items of evidence')])}, with the figures as they stand today.</p>
          {chosen.leftOut > 0 ? <p>{counted(chosen.leftOut, 'contribution')} {chosen.leftOut === 1 ? 'is' : 'are'} left out: those who wrote {chosen.leftOut === 1 ? 'it keep it' : 'them keep them'} out of files.</p> : null}
          <Form method="post" action={`${home}/file`} reloadDocument>
            <input type="hidden" name="metric" value={chosen.subject.metric ?? ''} />
            <input type="hidden" name="area" value={chosen.subject.area} />
            <div className="button-row">
              {Object.entries(TAKEN_FORMATS).map(([format, words], index) => <Button key={format} name="format" value={format} quiet={index > 0}>Save as {words}</Button>)}
            </div>
            <WhoSees>whoever you pass it on to. The terms of {workspace.name} hold for the file too; the log of the workspace says that you took it.</WhoSees>
          </Form>
        </section>
      ) : null}
    </div>
  );
}
