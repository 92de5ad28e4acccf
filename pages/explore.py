"""自助分析: any ledger by one or two groups under conditions, as table or chart, kept as a view."""

import streamlit as st

from gridlens.analysis import answer, explore
from gridlens.charts.explore import AnswerForm, picture
from gridlens.errors import GridLensError
from gridlens.ledgers import indicator
from gridlens.translation import _
from pages.parts.explore import choices, files, views
from pages.parts.explore import table as explore_table
from pages.parts.question import asked
from pages.parts.show import charts, headings

now = asked()
choices.settle(now)
head = st.container()
with st.container(key="panel_choose"):
    question, form, row = choices.draw(now)
    views.show(question, form, row)
now = now.where(question.where)
now.settle()
key = question.indicator
table = explore.begun(question, now.filters, now.outcomes((key,), question.by, now.filters))
whole = now.outcomes((key,), (), now.filters).iloc[0]
with head:
    headings.page(_("自助分析"), answer.answer_sentence(now.version, question, now.filters, whole))

with st.container(key="panel_answer"):
    if not any(table["value"]):
        headings.section(_(indicator(key)[0].label))
        headings.notice(_("所选条件下没有记录"), answer.remedy(question, now.filters))
        st.stop()
    drawn, note = None, ""
    if form is not AnswerForm.TABLE:
        try:
            drawn = picture(now.version, question, form, table)
        except GridLensError as error:
            note = str(error)
    if drawn:
        charts.drill(drawn, f"explore_{form.value}_chart", note=answer.grouped(question))
    else:
        explore_table.show(now, question, table, note)
    definition = _("口径：{definition}").format(definition=_(indicator(key)[0].definition))
    headings.rule(definition, *answer.rules(question))
    files.offer(now, question, table)
