/** Black on white, as it is printed; the enterprise's colour only draws lines. */
export const exportStyle = (colour: string): string => `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; padding-bottom: .5rem; border-bottom: 4px solid ${colour} }
h2 { font-size: 1.3rem; margin: 0 0 .75rem }
h3 { font-size: 1rem; margin: 1.5rem 0 .4rem }
section { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid #999 }
dl { display: grid; grid-template-columns: minmax(7rem, 13rem) 1fr; gap: .2rem 1rem; margin: 0 }
dt { color: #555 }
dd { margin: 0; overflow-wrap: anywhere }
.said { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 0; padding: .5rem .75rem; border-left: 3px solid #bbb; background: #f6f6f6 }
.small, .when { color: #555; font-size: .875rem; overflow-wrap: anywhere }
ol.history { list-style: none; margin: 0; padding: 0 }
ol.history > li { padding: .5rem 0; border-bottom: 1px solid #e3e3e3 }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #ddd; overflow-wrap: anywhere }
.notes { border-left: 3px solid #999; padding-left: 1rem }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr } dt { margin-top: .4rem } }
@media print { main { max-width: none; padding: 0 } section { break-before: page; border-top: 0 } section:first-of-type { break-before: auto } li, tr, dl { break-inside: avoid } h2, h3 { break-after: avoid } .said { background: none } }
@page { margin: 18mm }`;
