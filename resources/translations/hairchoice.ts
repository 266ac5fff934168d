<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AnswerWords</name>
    <message>
        <source>hairs per cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {months}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People of 100 with a visible difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference from doing nothing, hairs per cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean cost over the years, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order changes at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the low one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the high one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: from {low} to {high} moves it from {at_low} to {at_high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>Health economics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertaintyDots</name>
    <message>
        <source>Certainty: {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangedBox</name>
    <message>
        <source>The file has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was changed in another window or program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you replace it, what was changed there is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartWithTable</name>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>8 in 10 futures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {band}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no usable trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{band}: {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, part unpriced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doing nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid so far, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hairs per cm², against today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}; the budget of {amount} is above this chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence ends: month {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}
evidence to month {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}, between {low} and {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} of 100 spends about {amount} and sees no visible difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} of 100 spend about {amount} and see no visible difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HairChoice {program}, data {data}, seed {seed}, {draws} futures. An aid to a conversation, not advice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Cost now, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid at the start. In the middle future: half pay more, half less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A month, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The total of the middle future, spread over the months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In total, {years}, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the middle future: half pay more, half less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 in 10 pay, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 in 10 pay less than the first figure, and 1 in 10 more than the second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year of the prices. Prices rise: old ones are too low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 people like you, how many have visibly more hair than without treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change, hairs per cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against today, in the middle future. Untreated hair goes on thinning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure anyone can be of the published figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the regulator of your country says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published, hairs per cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference from placebo or no treatment that trials report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We count, hairs per cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of the published figure when the weakness of the evidence is weighed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most often best, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 futures, in how many it is the best buy, if hair is worth to you what stands below the table. Being best most often is not the same as being best on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best on average, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you get, in money, less what you pay, in all futures together. The best one is named; the others say how much worse they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it asks of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unwanted effects, and how many people have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What nobody can tell you yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these treatments has a trial that could be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With none of these would even 1 of 100 people like you see a change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most people see a change with {names}: more than 99 of 100 people like you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most people see a change with {names}: {most} of 100 people like you; {rest} do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known for {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>{figure}, your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see where this comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on your own numbers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>HairChoice did not end well last time. What was not saved was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a run code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code that stands at the foot of a printed summary:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to this comparison?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what was not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HairChoice kept something else too, from an earlier time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and the treatments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Your quote, sessions, trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset to the sourced figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources an&amp;d reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote: {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}, {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit}: no price known. Enter your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; an extra, counted only with your quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year}, {age} years old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions of the first course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a year after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usual: {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the published benefit to count, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust in the published benefit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You count {share} of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We count {share} of the published benefit. Count more or less.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Your quote was taken over. Untick a treatment to compare it too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>{name} was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not saved cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is open in another window too. What is changed there does not show here. Saving asks first when the file has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was changed in another window or program. Open it again to see that; saving from here asks first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no longer there: it was moved or deleted. Save to write it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Economics</name>
    <message>
        <source>frontier (CEAF): best on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Willingness to pay, {currency} for one hair per cm² during one year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of futures in which an option is best (CEAC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected value of perfect information (EVPI), {currency} per person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hairs per cm² × years, against doing nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the frontier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dominated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extendedly dominated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost and effect are means over all futures; the other views show the middle future. Effect: hairs per cm² × years, against doing nothing. ICER: extra cost per extra effect. Dominated: another option costs no more and does no less. Extendedly dominated: a mixture of two others does more for the money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most often best: {name}, in {count} of 100 futures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best on average: {name} (highest mean net benefit); it is best in {count} of 100 futures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knowing everything beforehand would be worth {value} on average (EVPI).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a willingness to pay of {value} for one hair per cm² during one year:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each point is one future of a treatment, against doing nothing; the marks are the means. Below the dashed line a treatment is worth its cost at {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cost} for {effect} hairs per cm² × years; {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, no usable trial: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, not all prices known: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean cost, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICER, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dominance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Willingness to pay, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EVPI, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ev&amp;idence for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>Exosomes, or minoxidil and finasteride?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A man with a thin spot at the crown was offered three exosome sessions at $3,000 each. What would old and well tested medicines bring for the same years?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRP, or minoxidil, for a woman?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A woman in Britain whose parting has widened wonders whether injections of her own plasma are worth more than drops from the chemist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transplant in Turkey, with or without medicines?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A man flies to Istanbul for a transplant. Moved hair stays, the rest goes on thinning: what do medicines after it add over ten years?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Export to Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to Excel with every future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export table as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save summary as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing was stopped. A page that was already sent may still come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting the summary ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>I have a &amp;quote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a clinic&apos;s offer comes to, what it leaves out, and what to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on your own numbers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthEconomicsView</name>
    <message>
        <source>{sentence} Outlined: {frontier}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost-effectiveness plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceptability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incremental cost-effectiveness ratios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceptability and value of information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doing nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health economics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be ranked: that takes a price and a usable trial.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab goes on to the next field, Shift+Tab back. Alt with an underlined letter goes to that field or presses that button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys walk over the drawings and choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys up and down walk over the list, the space bar ticks, Tab goes on to what can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right on the tabs change the view, or Ctrl with its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right walk through the months and read the values out, Home and End go to the ends, up and down look at another treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys walk from one treatment to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys walk over the cells. Return shows where a figure comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go through the text. Tab goes to the next link, Return follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HundredPeopleView</name>
    <message>
        <source>100 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each circle is one of 100 people like you, {years} from now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent without a visible difference, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no usable trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full: {visible}. With a dot: {too_small}. Hollow: {no_better}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part comes without the text of its licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>HairChoice cannot read its own data. Install HairChoice again to mend this; your comparisons are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a run &amp;code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import from Excel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export to Excel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to Excel with every &amp;future…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;table as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save summary as P&amp;DF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a &amp;quote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Health economics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Less movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;100 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What would change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this &amp;view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How to read this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About HairChoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberEdit</name>
    <message>
        <source>your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: “{text}” cannot be used. Type a number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginNote</name>
    <message>
        <source>Assumption: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}: where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverTimeView</name>
    <message>
        <source>Show &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>link {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Hairs per cm² today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as planned: nobody stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as people typically do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your yearly loss, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices rise a year, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount a year, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;age, seen from above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cou&amp;ntry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What co&amp;unts as a visible change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long people stay &amp;on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hairs/c&amp;m² today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} is typical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{density} hairs/cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{density} hairs/cm² is typical</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureButton</name>
    <message>
        <source>&amp;Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneChart</name>
    <message>
        <source>Ctrl and wheel: closer or further. Drag: move. Double click: all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost-effectiveness plane</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The printer is not there, or does not take the pages. Choose another one, or save the summary as PDF.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>E&amp;xchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doing nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: no usable trial, so nobody can say what it does for hair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: not all prices are known, so costs cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people who see a difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jud&amp;ged by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange the two treatments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteAnswer</name>
    <message>
        <source>Among the prices we found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the price leaves out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask before you sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the price you were offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} with later sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {years}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteChecker</name>
    <message>
        <source>Check a quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows from the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this quote in the comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteForm</name>
    <message>
        <source>The comparison has no place for extras: they are counted here only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Charged as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty what the clinic did not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Price of {unit}, {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of &amp;grafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sessions in the first course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a year &amp;after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Extras, once, {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usually {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>The quote in the range of prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quote {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usually {amount}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>What was not saved is damaged and cannot be opened. It was kept as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HairChoice made a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on working. If something looks odd, save your comparison and start again. Nothing was sent to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings are damaged and cannot be put aside; they are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were damaged. They were kept as {path}; the usual ones are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are of a newer HairChoice. What is known of them is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are of a newer HairChoice. They were kept as {path}; what is known of them is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySideView</name>
    <message>
        <source>Show where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatments side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SortBar</name>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order I ticked them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sor&amp;t by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hairs per cm² today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your yearly loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what counts as visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long people stay on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how prices rise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableCells</name>
    <message>
        <source>no price known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no year given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years}, {age} years old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no usable trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more in Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TornadoChart</name>
    <message>
        <source>Pale: input low (1 in 20 is lower). Full: input high (1 in 20 is higher).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreatmentRow</name>
    <message>
        <source>{approval}. Certainty: {certainty}. {summary}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreatmentsPanel</name>
    <message>
        <source>{compared} of {offered} compared; up to {most} at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} are compared already, which is as many as can be told apart. Untick one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one treatment is compared. Tick another one first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnedTable</name>
    <message>
        <source>{title}: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurningRows</name>
    <message>
        <source>now {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewHead</name>
    <message>
        <source>Show &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a clinic&apos;s &amp;quote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;with my own hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bac&amp;k to my comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would it cost you, and what could you get for it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HairChoice plays your next years thousands of times, with prices and results from published sources, and says how sure anyone can be. It does not tell you what to choose. Nothing you type leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or try it with one of three questions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatChangesView</name>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters most, first treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters most, second treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would turn it around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatMatters</name>
    <message>
        <source>What matters most for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No input that is uncertain moves this by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What is shown may be from before your last change.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorthOfHair</name>
    <message>
        <source>What one more hair on each cm², for one year, is worth to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the best buy: one more hair on each cm² &amp;kept for a year is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to you. The figure we start with is an assumption.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Version {version}, last changed on {date}: {treatments} treatments from {sources} sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares what hair-loss treatments cost over the years and what they plausibly bring. An aid to a conversation, not medical advice. MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About HairChoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self.window</name>
    <message>
        <source>Setting the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing page {page} of {count}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
