#pragma once

// A template with modes, to stand in place of one that has none.

namespace service_test {

/// A form in place of the agenda, which is document 6.
constexpr auto form = R"(---
documents: 6
kind: form
page: portrait
level: L2
recipients: none
rules: D06
formats: pdf
modes: blank, prefilled, completed
---
<document>
<h1>{{board.name}}</h1><p>form about {{case.ref}}</p>
{{#mode.blank}}<p>Send it back empty of names.</p>{{/mode.blank}}
{{#children}}<p>Child {{name}}</p>{{/children}}
<table class="form"><tbody>
<tr><th>Case</th><td><field name="D06.1" tip="Case" value="{{case.ref}}"/></td></tr>
<tr><th>Public name</th><td><field name="D06.2" tip="Public name" required="yes"
 value="{{case.public_name}}"/></td></tr>
<tr><th>Chair</th><td><field name="D06.3" tip="Chair" required="yes"
 value="{{panel.chair.name}}"/></td></tr>
<tr><th>Told</th><td><field name="D06.4" kind="radio" tip="Told"
 options="Yes|No" value="Yes"/></td></tr>
<tr><th>Notes</th><td><field name="D06.5" kind="multiline" tip="Notes"/></td></tr>
</tbody></table>
</document>
)";

} // namespace service_test
