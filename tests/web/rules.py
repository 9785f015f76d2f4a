"""Who may open what, as it was agreed: a copy by hand, not read from the code.

Each address that is added to the site is added here, under what it needs.
"""

RULES = {
    "public": """
        static healthz account.login account.log_in
        public.front public.claim public.claim_version public.article
        public.corrections public.how_we_work public.report public.send_report
    """,
    "signed_in": """
        account.show account.change_passphrase account.end_session account.logout
    """,
    "people_manage": """
        admin.people admin.new_person admin.add_person admin.person
        admin.edit_person admin.disable admin.enable admin.set_passphrase
    """,
    "desk_read": """
        desk.queue desk.next_claim desk.claim desk.history desk.evidence
        desk.articles desk.article desk.actors desk.actor desk.near_actors
        editing.review editing.public_page editing.reports editing.report
    """,
    "article_import": "desk.new_article desk.import_article desk.mark_claim",
    "claim_edit": """
        desk.edit_claim desk.save_claim desk.save_draft
        desk.new_evidence desk.add_evidence desk.reuse_evidence
        desk.edit_evidence desk.exclude_evidence
        editing.amend editing.propose_amendment
        editing.new_reply editing.record_reply editing.reply editing.update_reply
    """,
    "claim_move": "desk.take_step editing.reopen editing.review_again",
    "review": """
        editing.approve editing.unapprove editing.send_back editing.look_after
        editing.answer_harm editing.publish editing.put_online
        editing.take_amendment editing.decline_amendment
        editing.suspend editing.confirm_suspension editing.lift
        editing.retract editing.retract_verdict editing.merge editing.merge_claim
        editing.tell_readers editing.withhold editing.ask_to_withhold
        editing.approve_withholding editing.lift_withholding
    """,
    "report_answer": "editing.answer_report",
    "actor_add": "desk.new_actor desk.add_actor desk.edit_actor desk.save_actor",
    "actor_control": """
        desk.actor_voice desk.set_control desk.set_camps desk.merge_actor
    """,
}

# Roles add up; what stands here for one is all it may do (domain.md 7.3).
MAY = {
    "observer": "desk_read",
    "reviewer": "desk_read article_import claim_edit claim_move actor_add",
    "editor": """
        desk_read article_import claim_edit claim_move actor_add
        actor_control review report_answer
    """,
    "admin": "people_manage",
}
