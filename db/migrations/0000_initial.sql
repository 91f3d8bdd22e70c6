CREATE TABLE `accepted_differences` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`term` text NOT NULL,
	`said` text NOT NULL,
	`written` text NOT NULL,
	`reason` text NOT NULL,
	`accepted_on` text NOT NULL,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "accepted_differences_accepted_on" CHECK("accepted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "accepted_on" >= '1900-01-01' AND date("accepted_on") = "accepted_on"),
	CONSTRAINT "accepted_differences_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "accepted_differences_term" CHECK(trim("term") <> ''),
	CONSTRAINT "accepted_differences_reason" CHECK(trim("reason") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `accepted_differences_agreement` ON `accepted_differences` (`case_id`,`agreement`);--> statement-breakpoint
CREATE TABLE `agreement_debts` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`debt` text NOT NULL,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`debt`) REFERENCES `debts`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_debts_pair` ON `agreement_debts` (`case_id`,`agreement`,`debt`);--> statement-breakpoint
CREATE TABLE `agreement_states` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`proposal` text,
	`status` text NOT NULL,
	`accepted_by_client_on` text,
	`grace_days` integer,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`proposal`) REFERENCES `proposals`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "agreement_states_status" CHECK("status" IN ('pending_confirmation', 'active', 'breached', 'cured', 'terminated', 'completed', 'amended')),
	CONSTRAINT "agreement_states_accepted_by_client_on" CHECK("accepted_by_client_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "accepted_by_client_on" >= '1900-01-01' AND date("accepted_by_client_on") = "accepted_by_client_on"),
	CONSTRAINT "agreement_states_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "agreement_states_grace_days" CHECK("grace_days" BETWEEN 0 AND 365)
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreement_states_agreement` ON `agreement_states` (`case_id`,`agreement`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`replaces` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`replaces`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "agreements_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "agreements_key" CHECK(trim("key") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agreements_key` ON `agreements` (`case_id`,`key`);--> statement-breakpoint
CREATE TABLE `oral_terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`contact` text,
	`total` integer,
	`installments` integer,
	`amounts` text,
	`first_due_on` text,
	`last_due_on` text,
	`waivers` text,
	`clawback` text,
	`interest` text,
	`grace_days` integer,
	`pay_to` text,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`contact`) REFERENCES `contact_entries`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "oral_terms_first_due_on" CHECK("first_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "first_due_on" >= '1900-01-01' AND date("first_due_on") = "first_due_on"),
	CONSTRAINT "oral_terms_last_due_on" CHECK("last_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "last_due_on" >= '1900-01-01' AND date("last_due_on") = "last_due_on"),
	CONSTRAINT "oral_terms_total" CHECK("total" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "oral_terms_amounts" CHECK(json_valid("amounts")),
	CONSTRAINT "oral_terms_waivers" CHECK(json_valid("waivers")),
	CONSTRAINT "oral_terms_clawback" CHECK(json_valid("clawback")),
	CONSTRAINT "oral_terms_pay_to" CHECK(json_valid("pay_to")),
	CONSTRAINT "oral_terms_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "oral_terms_installments" CHECK("installments" BETWEEN 1 AND 600),
	CONSTRAINT "oral_terms_grace_days" CHECK("grace_days" BETWEEN 0 AND 365)
) STRICT;
--> statement-breakpoint
CREATE INDEX `oral_terms_agreement` ON `oral_terms` (`case_id`,`agreement`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`document` text NOT NULL,
	`again` integer NOT NULL,
	`form` text NOT NULL,
	`issued_by` text NOT NULL,
	`signed_on` text,
	`clauses` text NOT NULL,
	`clause_words` text,
	`total` integer,
	`installments` integer,
	`amounts` text,
	`first_due_on` text,
	`last_due_on` text,
	`waivers` text,
	`clawback` text,
	`interest` text,
	`grace_days` integer,
	`pay_to` text,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`document`) REFERENCES `documents`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "papers_form" CHECK("form" IN ('signed_paper', 'e_signature', 'in_app', 'email', 'sms', 'letter', 'oral_recorded', 'oral_unrecorded', 'court_mediation', 'mediation_board', 'notarised')),
	CONSTRAINT "papers_signed_on" CHECK("signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "signed_on" >= '1900-01-01' AND date("signed_on") = "signed_on"),
	CONSTRAINT "papers_first_due_on" CHECK("first_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "first_due_on" >= '1900-01-01' AND date("first_due_on") = "first_due_on"),
	CONSTRAINT "papers_last_due_on" CHECK("last_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "last_due_on" >= '1900-01-01' AND date("last_due_on") = "last_due_on"),
	CONSTRAINT "papers_total" CHECK("total" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "papers_clauses" CHECK(json_valid("clauses")),
	CONSTRAINT "papers_clause_words" CHECK(json_valid("clause_words")),
	CONSTRAINT "papers_amounts" CHECK(json_valid("amounts")),
	CONSTRAINT "papers_waivers" CHECK(json_valid("waivers")),
	CONSTRAINT "papers_clawback" CHECK(json_valid("clawback")),
	CONSTRAINT "papers_pay_to" CHECK(json_valid("pay_to")),
	CONSTRAINT "papers_again" CHECK("again" IN (0, 1)),
	CONSTRAINT "papers_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "papers_installments" CHECK("installments" BETWEEN 1 AND 600),
	CONSTRAINT "papers_grace_days" CHECK("grace_days" BETWEEN 0 AND 365),
	CONSTRAINT "papers_issued_by" CHECK(trim("issued_by") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `papers_agreement` ON `papers` (`case_id`,`agreement`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`paid_on` text NOT NULL,
	`amount` integer NOT NULL,
	`method` text NOT NULL,
	`status` text NOT NULL,
	`receipt` text,
	`paid_to` text,
	`note` text,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`receipt`) REFERENCES `documents`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "payments_method" CHECK("method" IN ('alipay', 'wechat_pay', 'bank_transfer', 'auto_debit', 'counter', 'convenience_store', 'cash', 'court_account', 'third_party', 'other')),
	CONSTRAINT "payments_status" CHECK("status" IN ('planned', 'reported', 'confirmed', 'bounced', 'reversed', 'refunded')),
	CONSTRAINT "payments_paid_on" CHECK("paid_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "paid_on" >= '1900-01-01' AND date("paid_on") = "paid_on"),
	CONSTRAINT "payments_amount" CHECK("amount" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "payments_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "payments_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `payments_agreement` ON `payments` (`case_id`,`agreement`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`rows` text NOT NULL,
	FOREIGN KEY (`case_id`,`agreement`) REFERENCES `agreements`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "schedules_rows" CHECK(json_valid("rows")),
	CONSTRAINT "schedules_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedules_agreement` ON `schedules` (`case_id`,`agreement`);--> statement-breakpoint
CREATE TABLE `balance_claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`debt` text NOT NULL,
	`as_of` text NOT NULL,
	`source` text NOT NULL,
	`components` text NOT NULL,
	`document` text,
	`contact` text,
	`note` text,
	FOREIGN KEY (`case_id`,`debt`) REFERENCES `debts`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`document`) REFERENCES `documents`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`contact`) REFERENCES `contact_entries`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "balance_claims_source" CHECK("source" IN ('client', 'document', 'app_screenshot', 'letter', 'phone', 'creditor')),
	CONSTRAINT "balance_claims_as_of" CHECK("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "as_of" >= '1900-01-01' AND date("as_of") = "as_of"),
	CONSTRAINT "balance_claims_components" CHECK(json_valid("components")),
	CONSTRAINT "balance_claims_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `balance_claims_debt` ON `balance_claims` (`case_id`,`debt`);--> statement-breakpoint
CREATE TABLE `case_index` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`case_no` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`status` text NOT NULL,
	`status_rank` integer NOT NULL,
	`priority` text NOT NULL,
	`evidence_rank` integer,
	`next_date` text,
	`owed_by` text,
	`opened_on` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "case_index_status" CHECK("status" IN ('intake', 'assessment', 'awaiting_documents', 'plan_drafting', 'negotiating', 'awaiting_confirmation', 'agreement_active', 'in_default', 'renegotiating', 'on_hold', 'legal_proceedings', 'completed', 'closed')),
	CONSTRAINT "case_index_priority" CHECK("priority" IN ('urgent', 'high', 'normal', 'low')),
	CONSTRAINT "case_index_owed_by" CHECK("owed_by" IN ('client', 'creditor', 'counselor')),
	CONSTRAINT "case_index_next_date" CHECK("next_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "next_date" >= '1900-01-01' AND date("next_date") = "next_date"),
	CONSTRAINT "case_index_opened_on" CHECK("opened_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "opened_on" >= '1900-01-01' AND date("opened_on") = "opened_on"),
	CONSTRAINT "case_index_evidence_rank" CHECK("evidence_rank" BETWEEN 0 AND 5),
	CONSTRAINT "case_index_status_rank" CHECK("status_rank" BETWEEN 0 AND 12)
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_index_case_no` ON `case_index` (`case_no`);--> statement-breakpoint
CREATE INDEX `case_index_name` ON `case_index` (`name`,`case_no`);--> statement-breakpoint
CREATE INDEX `case_index_status` ON `case_index` (`status_rank`,`case_no`);--> statement-breakpoint
CREATE INDEX `case_index_evidence` ON `case_index` (`evidence_rank`,`case_no`);--> statement-breakpoint
CREATE INDEX `case_index_next` ON `case_index` (`next_date`,`case_no`);--> statement-breakpoint
CREATE INDEX `case_index_opened` ON `case_index` (`opened_on`,`case_no`);--> statement-breakpoint
CREATE TABLE `case_lookup` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`case_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `value`, `case_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "case_lookup_kind" CHECK("kind" IN ('name', 'phone', 'idDocNo'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_lookup_case` ON `case_lookup` (`case_id`);--> statement-breakpoint
CREATE TABLE `due_rows` (
	`case_id` integer NOT NULL,
	`agreement` text NOT NULL,
	`no` integer NOT NULL,
	`debt` text NOT NULL,
	`brand` text NOT NULL,
	`currency` text NOT NULL,
	`due_on` text NOT NULL,
	`last_good_day` text NOT NULL,
	`holds_from` text NOT NULL,
	`holds_until` text NOT NULL,
	`amount` integer NOT NULL,
	`open` integer NOT NULL,
	`reported` integer NOT NULL,
	PRIMARY KEY(`case_id`, `agreement`, `no`, `holds_from`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "due_rows_currency" CHECK("currency" IN ('CNY', 'TWD', 'HKD', 'USD', 'GBP', 'EUR', 'JPY')),
	CONSTRAINT "due_rows_due_on" CHECK("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "due_on" >= '1900-01-01' AND date("due_on") = "due_on"),
	CONSTRAINT "due_rows_last_good_day" CHECK("last_good_day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "last_good_day" >= '1900-01-01' AND date("last_good_day") = "last_good_day"),
	CONSTRAINT "due_rows_holds_from" CHECK("holds_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "holds_from" >= '1900-01-01' AND date("holds_from") = "holds_from"),
	CONSTRAINT "due_rows_holds_until" CHECK("holds_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "holds_until" >= '1900-01-01' AND date("holds_until") = "holds_until"),
	CONSTRAINT "due_rows_amount" CHECK("amount" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "due_rows_open" CHECK("open" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "due_rows_reported" CHECK("reported" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "due_rows_no" CHECK("no" BETWEEN 1 AND 600),
	CONSTRAINT "due_rows_agreement" CHECK(trim("agreement") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `due_rows_day` ON `due_rows` (`holds_until`,`due_on`);--> statement-breakpoint
CREATE TABLE `waiting_rows` (
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`agreement` text,
	`by` text NOT NULL,
	`creditor` text NOT NULL,
	`brands` text NOT NULL,
	`debt` text,
	`what` text,
	`since` text,
	`due_on` text,
	`currency` text,
	`total` integer,
	`waived` integer,
	`letters` integer NOT NULL,
	`last_letter_on` text,
	`calls` integer NOT NULL,
	PRIMARY KEY(`case_id`, `kind`, `ref`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "waiting_rows_by" CHECK("by" IN ('creditor', 'us')),
	CONSTRAINT "waiting_rows_currency" CHECK("currency" IN ('CNY', 'TWD', 'HKD', 'USD', 'GBP', 'EUR', 'JPY')),
	CONSTRAINT "waiting_rows_since" CHECK("since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "since" >= '1900-01-01' AND date("since") = "since"),
	CONSTRAINT "waiting_rows_due_on" CHECK("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "due_on" >= '1900-01-01' AND date("due_on") = "due_on"),
	CONSTRAINT "waiting_rows_last_letter_on" CHECK("last_letter_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "last_letter_on" >= '1900-01-01' AND date("last_letter_on") = "last_letter_on"),
	CONSTRAINT "waiting_rows_total" CHECK("total" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "waiting_rows_waived" CHECK("waived" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "waiting_rows_kind" CHECK(trim("kind") <> ''),
	CONSTRAINT "waiting_rows_ref" CHECK(trim("ref") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `waiting_rows_by` ON `waiting_rows` (`by`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_no` text NOT NULL,
	`subject` text NOT NULL,
	`assigned_to` text,
	`deputy` text,
	`jurisdiction` text NOT NULL,
	`status` text NOT NULL,
	`priority` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`outcome` text,
	`referral_source` text,
	`household_ref` text,
	`key_id` integer,
	FOREIGN KEY (`assigned_to`) REFERENCES `people`(`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`deputy`) REFERENCES `people`(`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "cases_jurisdiction" CHECK("jurisdiction" IN ('CN', 'TW', 'HK', 'UK_EW', 'UK_SCT', 'US', 'DE', 'OTHER')),
	CONSTRAINT "cases_status" CHECK("status" IN ('intake', 'assessment', 'awaiting_documents', 'plan_drafting', 'negotiating', 'awaiting_confirmation', 'agreement_active', 'in_default', 'renegotiating', 'on_hold', 'legal_proceedings', 'completed', 'closed')),
	CONSTRAINT "cases_priority" CHECK("priority" IN ('urgent', 'high', 'normal', 'low')),
	CONSTRAINT "cases_outcome" CHECK("outcome" IN ('paid_in_full', 'settled_reduced', 'plan_completed', 'extension_granted', 'partial_waiver', 'installment_agreed', 'no_agreement', 'referred_insolvency', 'referred_legal_aid', 'client_withdrew', 'lost_contact', 'debt_disproved', 'time_barred', 'deceased')),
	CONSTRAINT "cases_referral_source" CHECK("referral_source" IN ('self', 'family', 'community', 'employer', 'legal_aid', 'court', 'creditor', 'hospital', 'charity', 'online', 'other')),
	CONSTRAINT "cases_opened_on" CHECK("opened_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "opened_on" >= '1900-01-01' AND date("opened_on") = "opened_on"),
	CONSTRAINT "cases_closed_on" CHECK("closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "closed_on" >= '1900-01-01' AND date("closed_on") = "closed_on"),
	CONSTRAINT "cases_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "cases_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "cases_case_no" CHECK(trim("case_no") <> ''),
	CONSTRAINT "cases_subject" CHECK(trim("subject") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `cases_assigned` ON `cases` (`assigned_to`);--> statement-breakpoint
CREATE INDEX `cases_deputy` ON `cases` (`deputy`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_no` ON `cases` (`case_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_subject` ON `cases` (`subject`);--> statement-breakpoint
CREATE TABLE `budgets` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`as_of` text NOT NULL,
	`currency` text NOT NULL,
	`income` text NOT NULL,
	`expenses` text NOT NULL,
	`confirmed_by_client_on` text,
	`reason` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "budgets_currency" CHECK("currency" IN ('CNY', 'TWD', 'HKD', 'USD', 'GBP', 'EUR', 'JPY')),
	CONSTRAINT "budgets_as_of" CHECK("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "as_of" >= '1900-01-01' AND date("as_of") = "as_of"),
	CONSTRAINT "budgets_confirmed_by_client_on" CHECK("confirmed_by_client_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "confirmed_by_client_on" >= '1900-01-01' AND date("confirmed_by_client_on") = "confirmed_by_client_on"),
	CONSTRAINT "budgets_income" CHECK(json_valid("income")),
	CONSTRAINT "budgets_expenses" CHECK(json_valid("expenses")),
	CONSTRAINT "budgets_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "budgets_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "budgets_reason" CHECK(trim("reason") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `budgets_case` ON `budgets` (`case_id`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`name` text NOT NULL,
	`name_latin` text,
	`aliases` text,
	`birth_date` text,
	`id_doc_type` text,
	`id_doc_no` text,
	`id_doc_no_kept_because` text,
	`phones` text NOT NULL,
	`email` text,
	`address` text,
	`time_zone` text,
	`safe_contact_note` text,
	`preferred_channel` text,
	`employment_status` text,
	`occupation` text,
	`employer` text,
	`marital_status` text,
	`housing_tenure` text,
	`vulnerability` text,
	`household` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "clients_id_doc_type" CHECK("id_doc_type" IN ('cn_id', 'passport', 'hk_macau_permit', 'tw_permit', 'tw_id', 'hk_id', 'residence_permit', 'driver_licence', 'other')),
	CONSTRAINT "clients_preferred_channel" CHECK("preferred_channel" IN ('call', 'voice_bot', 'sms', 'in_app', 'web_chat', 'email', 'im', 'letter', 'registered_letter', 'visit', 'workplace_visit', 'branch', 'video', 'court_notice', 'complaint_portal', 'other')),
	CONSTRAINT "clients_employment_status" CHECK("employment_status" IN ('employed_full', 'employed_part', 'self_employed', 'gig_worker', 'unemployed', 'retired', 'student', 'homemaker', 'unable_to_work')),
	CONSTRAINT "clients_marital_status" CHECK("marital_status" IN ('single', 'married', 'cohabiting', 'divorced', 'separated', 'widowed')),
	CONSTRAINT "clients_housing_tenure" CHECK("housing_tenure" IN ('owner_mortgage', 'owner_free', 'private_rent', 'public_rent', 'with_family', 'employer_housing', 'homeless')),
	CONSTRAINT "clients_birth_date" CHECK("birth_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "birth_date" >= '1900-01-01' AND date("birth_date") = "birth_date"),
	CONSTRAINT "clients_phones" CHECK(json_valid("phones")),
	CONSTRAINT "clients_vulnerability" CHECK(json_valid("vulnerability")),
	CONSTRAINT "clients_household" CHECK(json_valid("household")),
	CONSTRAINT "clients_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "clients_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "clients_name" CHECK(trim("name") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_case` ON `clients` (`case_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`type` text NOT NULL,
	`given_on` text NOT NULL,
	`method` text NOT NULL,
	`scope` text,
	`expires_on` text,
	`withdrawn_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "consents_type" CHECK("type" IN ('processing', 'sensitive', 'share_creditor', 'share_third', 'representation', 'recording', 'minor_data', 'household_data', 'data_export', 'retention_extension')),
	CONSTRAINT "consents_method" CHECK("method" IN ('signed', 'oral_recorded', 'electronic')),
	CONSTRAINT "consents_given_on" CHECK("given_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "given_on" >= '1900-01-01' AND date("given_on") = "given_on"),
	CONSTRAINT "consents_expires_on" CHECK("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "expires_on" >= '1900-01-01' AND date("expires_on") = "expires_on"),
	CONSTRAINT "consents_withdrawn_on" CHECK("withdrawn_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "withdrawn_on" >= '1900-01-01' AND date("withdrawn_on") = "withdrawn_on"),
	CONSTRAINT "consents_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "consents_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `consents_case` ON `consents` (`case_id`);--> statement-breakpoint
CREATE TABLE `hardships` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`causes` text NOT NULL,
	`started_on` text,
	`expected_end` text,
	`narrative` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "hardships_started_on" CHECK("started_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "started_on" >= '1900-01-01' AND date("started_on") = "started_on"),
	CONSTRAINT "hardships_expected_end" CHECK("expected_end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "expected_end" >= '1900-01-01' AND date("expected_end") = "expected_end"),
	CONSTRAINT "hardships_causes" CHECK(json_valid("causes")),
	CONSTRAINT "hardships_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "hardships_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `hardships_case` ON `hardships` (`case_id`);--> statement-breakpoint
CREATE TABLE `contact_debts` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`case_id` integer NOT NULL,
	`contact` text NOT NULL,
	`debt` text NOT NULL,
	FOREIGN KEY (`case_id`,`contact`) REFERENCES `contact_entries`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`debt`) REFERENCES `debts`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_debts_pair` ON `contact_debts` (`case_id`,`contact`,`debt`);--> statement-breakpoint
CREATE TABLE `contact_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`at` text NOT NULL,
	`zone` text NOT NULL,
	`duration_sec` integer,
	`channel` text NOT NULL,
	`direction` text NOT NULL,
	`party` text,
	`number` text,
	`counterpart_org` text,
	`counterpart_name` text,
	`counterpart_no` text,
	`refused_to_say` text,
	`summary` text NOT NULL,
	`result` text NOT NULL,
	`read_back` integer,
	`promise_by_us` text,
	`promise_by_us_due_on` text,
	`promise_by_them` text,
	`promise_by_them_due_on` text,
	`recording_kind` text,
	`recording_ref` text,
	`next_follow_up_on` text,
	`documents` text,
	`letter` text,
	`conduct` text,
	`corrects` text,
	`withdraws` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`corrects`) REFERENCES `contact_entries`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`withdraws`) REFERENCES `contact_entries`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "contact_entries_channel" CHECK("channel" IN ('call', 'voice_bot', 'sms', 'in_app', 'web_chat', 'email', 'im', 'letter', 'registered_letter', 'visit', 'workplace_visit', 'branch', 'video', 'court_notice', 'complaint_portal', 'other')),
	CONSTRAINT "contact_entries_direction" CHECK("direction" IN ('client_to_creditor', 'counselor_to_creditor', 'creditor_to_client', 'creditor_to_counselor', 'creditor_to_third_party', 'counselor_to_client', 'client_to_counselor')),
	CONSTRAINT "contact_entries_party" CHECK("party" IN ('debtor', 'guarantor', 'spouse_liable', 'contact_person', 'unrelated_third_party', 'employer', 'representative')),
	CONSTRAINT "contact_entries_result" CHECK("result" IN ('answered', 'no_answer', 'busy', 'wrong_number', 'voicemail', 'message_delivered', 'information_given', 'request_made', 'offer_received', 'accepted_verbal', 'accepted_written', 'refused', 'escalated', 'callback_promised', 'documents_requested', 'threat_received', 'hung_up')),
	CONSTRAINT "contact_entries_recording_kind" CHECK("recording_kind" IN ('none', 'client_recording', 'counselor_recording', 'creditor_recording_ref', 'chat_log', 'screenshot', 'letter_scan')),
	CONSTRAINT "contact_entries_promise_by_us_due_on" CHECK("promise_by_us_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "promise_by_us_due_on" >= '1900-01-01' AND date("promise_by_us_due_on") = "promise_by_us_due_on"),
	CONSTRAINT "contact_entries_promise_by_them_due_on" CHECK("promise_by_them_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "promise_by_them_due_on" >= '1900-01-01' AND date("promise_by_them_due_on") = "promise_by_them_due_on"),
	CONSTRAINT "contact_entries_next_follow_up_on" CHECK("next_follow_up_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "next_follow_up_on" >= '1900-01-01' AND date("next_follow_up_on") = "next_follow_up_on"),
	CONSTRAINT "contact_entries_refused_to_say" CHECK(json_valid("refused_to_say")),
	CONSTRAINT "contact_entries_documents" CHECK(json_valid("documents")),
	CONSTRAINT "contact_entries_letter" CHECK(json_valid("letter")),
	CONSTRAINT "contact_entries_conduct" CHECK(json_valid("conduct")),
	CONSTRAINT "contact_entries_read_back" CHECK("read_back" IN (0, 1)),
	CONSTRAINT "contact_entries_at" CHECK("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9][-+][0-9][0-9]:[0-9][0-9]'),
	CONSTRAINT "contact_entries_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "contact_entries_duration_sec" CHECK("duration_sec" BETWEEN 0 AND 86400),
	CONSTRAINT "contact_entries_key" CHECK(trim("key") <> ''),
	CONSTRAINT "contact_entries_zone" CHECK(trim("zone") <> ''),
	CONSTRAINT "contact_entries_summary" CHECK(trim("summary") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_entries_key` ON `contact_entries` (`case_id`,`key`);--> statement-breakpoint
CREATE TABLE `debts` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`brand` text NOT NULL,
	`debt_type` text NOT NULL,
	`debt_class` text NOT NULL,
	`currency` text NOT NULL,
	`parties` text NOT NULL,
	`account_no` text,
	`contract_no` text,
	`contract_date` text,
	`original_amount` integer,
	`bill_day` integer,
	`due_day` integer,
	`rate` text,
	`rate_basis` text,
	`overdue_rate` text,
	`overdue_rate_basis` text,
	`first_overdue_on` text,
	`day_count` text,
	`compounding` text,
	`interest_rounding` text,
	`late_fee` text,
	`allocation_order` text,
	`status` text,
	`disputed` integer,
	`limitation_from` text,
	`interruptions` text,
	`moratorium` text,
	`note` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "debts_debt_type" CHECK("debt_type" IN ('bnpl_credit', 'cash_loan_online', 'credit_card', 'card_installment', 'bank_personal_loan', 'consumer_finance_loan', 'microloan', 'mortgage', 'car_loan', 'student_loan', 'business_loan', 'private_lending', 'overdraft', 'payday_loan', 'rent_arrears', 'utility_arrears', 'tax_arrears', 'social_insurance_arrears', 'telecom_arrears', 'medical_debt', 'child_support', 'court_fine', 'guarantee_liability', 'other')),
	CONSTRAINT "debts_debt_class" CHECK("debt_class" IN ('priority', 'non_priority', 'secured', 'excluded')),
	CONSTRAINT "debts_currency" CHECK("currency" IN ('CNY', 'TWD', 'HKD', 'USD', 'GBP', 'EUR', 'JPY')),
	CONSTRAINT "debts_rate_basis" CHECK("rate_basis" IN ('daily', 'monthly', 'annual_nominal', 'annual_effective', 'flat_fee')),
	CONSTRAINT "debts_overdue_rate_basis" CHECK("overdue_rate_basis" IN ('daily', 'monthly', 'annual_nominal', 'annual_effective', 'flat_fee')),
	CONSTRAINT "debts_day_count" CHECK("day_count" IN ('act_365', 'act_360', 'act_act', 'thirty_360')),
	CONSTRAINT "debts_compounding" CHECK("compounding" IN ('none', 'monthly', 'daily')),
	CONSTRAINT "debts_interest_rounding" CHECK("interest_rounding" IN ('once', 'daily')),
	CONSTRAINT "debts_status" CHECK("status" IN ('current', 'overdue', 'restructured', 'written_off', 'sold', 'in_litigation', 'judgment', 'enforcement', 'disputed', 'frozen', 'settled')),
	CONSTRAINT "debts_contract_date" CHECK("contract_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "contract_date" >= '1900-01-01' AND date("contract_date") = "contract_date"),
	CONSTRAINT "debts_first_overdue_on" CHECK("first_overdue_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "first_overdue_on" >= '1900-01-01' AND date("first_overdue_on") = "first_overdue_on"),
	CONSTRAINT "debts_limitation_from" CHECK("limitation_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "limitation_from" >= '1900-01-01' AND date("limitation_from") = "limitation_from"),
	CONSTRAINT "debts_original_amount" CHECK("original_amount" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "debts_parties" CHECK(json_valid("parties")),
	CONSTRAINT "debts_late_fee" CHECK(json_valid("late_fee")),
	CONSTRAINT "debts_allocation_order" CHECK(json_valid("allocation_order")),
	CONSTRAINT "debts_interruptions" CHECK(json_valid("interruptions")),
	CONSTRAINT "debts_moratorium" CHECK(json_valid("moratorium")),
	CONSTRAINT "debts_disputed" CHECK("disputed" IN (0, 1)),
	CONSTRAINT "debts_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "debts_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "debts_bill_day" CHECK("bill_day" BETWEEN 1 AND 31),
	CONSTRAINT "debts_due_day" CHECK("due_day" BETWEEN 1 AND 31),
	CONSTRAINT "debts_key" CHECK(trim("key") <> ''),
	CONSTRAINT "debts_brand" CHECK(trim("brand") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `debts_key` ON `debts` (`case_id`,`key`);--> statement-breakpoint
CREATE TABLE `document_facts` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`document` text NOT NULL,
	`type` text NOT NULL,
	`received_on` text NOT NULL,
	`issued_on` text,
	`original_seen_on` text,
	`original_seen_by` text,
	`valid_until` text,
	FOREIGN KEY (`case_id`,`document`) REFERENCES `documents`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "document_facts_type" CHECK("type" IN ('id_document', 'income_proof', 'payslip', 'bank_statement', 'unemployment_proof', 'termination_letter', 'job_search_proof', 'medical_certificate', 'medical_bill', 'disability_certificate', 'hardship_statement', 'community_certificate', 'low_income_certificate', 'death_certificate', 'divorce_document', 'police_report', 'disaster_certificate', 'credit_report', 'loan_contract', 'account_statement', 'call_recording', 'screenshot', 'written_confirmation', 'settlement_letter', 'court_document', 'power_of_attorney', 'payment_receipt', 'other')),
	CONSTRAINT "document_facts_received_on" CHECK("received_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "received_on" >= '1900-01-01' AND date("received_on") = "received_on"),
	CONSTRAINT "document_facts_issued_on" CHECK("issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "issued_on" >= '1900-01-01' AND date("issued_on") = "issued_on"),
	CONSTRAINT "document_facts_original_seen_on" CHECK("original_seen_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "original_seen_on" >= '1900-01-01' AND date("original_seen_on") = "original_seen_on"),
	CONSTRAINT "document_facts_valid_until" CHECK("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "valid_until" >= '1900-01-01' AND date("valid_until") = "valid_until"),
	CONSTRAINT "document_facts_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `document_facts_document` ON `document_facts` (`case_id`,`document`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`received_on` text NOT NULL,
	`issued_on` text,
	`original_seen_on` text,
	`original_seen_by` text,
	`valid_until` text,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`stored_name` text NOT NULL,
	`wrapped_key` blob NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "documents_type" CHECK("type" IN ('id_document', 'income_proof', 'payslip', 'bank_statement', 'unemployment_proof', 'termination_letter', 'job_search_proof', 'medical_certificate', 'medical_bill', 'disability_certificate', 'hardship_statement', 'community_certificate', 'low_income_certificate', 'death_certificate', 'divorce_document', 'police_report', 'disaster_certificate', 'credit_report', 'loan_contract', 'account_statement', 'call_recording', 'screenshot', 'written_confirmation', 'settlement_letter', 'court_document', 'power_of_attorney', 'payment_receipt', 'other')),
	CONSTRAINT "documents_received_on" CHECK("received_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "received_on" >= '1900-01-01' AND date("received_on") = "received_on"),
	CONSTRAINT "documents_issued_on" CHECK("issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "issued_on" >= '1900-01-01' AND date("issued_on") = "issued_on"),
	CONSTRAINT "documents_original_seen_on" CHECK("original_seen_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "original_seen_on" >= '1900-01-01' AND date("original_seen_on") = "original_seen_on"),
	CONSTRAINT "documents_valid_until" CHECK("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "valid_until" >= '1900-01-01' AND date("valid_until") = "valid_until"),
	CONSTRAINT "documents_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "documents_size_bytes" CHECK("size_bytes" BETWEEN 1 AND 9007199254740991),
	CONSTRAINT "documents_key" CHECK(trim("key") <> ''),
	CONSTRAINT "documents_file_name" CHECK(trim("file_name") <> ''),
	CONSTRAINT "documents_sha256" CHECK(trim("sha256") <> ''),
	CONSTRAINT "documents_stored_name" CHECK(trim("stored_name") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_key` ON `documents` (`case_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `documents_stored` ON `documents` (`stored_name`);--> statement-breakpoint
CREATE TABLE `evidence_asks` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`type` text NOT NULL,
	`debt` text,
	`asked_on` text NOT NULL,
	`due_on` text,
	`note` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`debt`) REFERENCES `debts`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "evidence_asks_type" CHECK("type" IN ('id_document', 'income_proof', 'payslip', 'bank_statement', 'unemployment_proof', 'termination_letter', 'job_search_proof', 'medical_certificate', 'medical_bill', 'disability_certificate', 'hardship_statement', 'community_certificate', 'low_income_certificate', 'death_certificate', 'divorce_document', 'police_report', 'disaster_certificate', 'credit_report', 'loan_contract', 'account_statement', 'call_recording', 'screenshot', 'written_confirmation', 'settlement_letter', 'court_document', 'power_of_attorney', 'payment_receipt', 'other')),
	CONSTRAINT "evidence_asks_asked_on" CHECK("asked_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "asked_on" >= '1900-01-01' AND date("asked_on") = "asked_on"),
	CONSTRAINT "evidence_asks_due_on" CHECK("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "due_on" >= '1900-01-01' AND date("due_on") = "due_on"),
	CONSTRAINT "evidence_asks_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "evidence_asks_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "evidence_asks_key" CHECK(trim("key") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_asks_key` ON `evidence_asks` (`case_id`,`key`);--> statement-breakpoint
CREATE TABLE `erasure_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`case_id` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "erasure_requests_reason" CHECK("reason" IN ('retention', 'client_request', 'consent_withdrawn', 'duplicate', 'mistake')),
	CONSTRAINT "erasure_requests_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_requests_case` ON `erasure_requests` (`case_id`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`reason` text NOT NULL,
	`lifted_at` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "holds_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "holds_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "holds_lifted_at" CHECK("lifted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "holds_reason" CHECK(trim("reason") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `holds_case` ON `holds` (`case_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`about` text NOT NULL,
	`subject` text,
	`note` text,
	`touched` text NOT NULL,
	`prev` blob NOT NULL,
	`mac` blob NOT NULL,
	CONSTRAINT "audit_action" CHECK("action" IN ('created', 'updated', 'deleted', 'restored', 'exported', 'imported', 'printed', 'viewed', 'viewed_sensitive', 'anonymised')),
	CONSTRAINT "audit_touched" CHECK(json_valid("touched")),
	CONSTRAINT "audit_at" CHECK("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "audit_seq" CHECK("seq" BETWEEN 1 AND 9007199254740991),
	CONSTRAINT "audit_by" CHECK(trim("by") <> ''),
	CONSTRAINT "audit_about" CHECK(trim("about") <> ''),
	CONSTRAINT "audit_subject" CHECK(trim("subject") <> ''),
	CONSTRAINT "audit_note" CHECK(trim("note") <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`action`);--> statement-breakpoint
CREATE TABLE `audit_notes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit`(`seq`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "audit_notes_reason" CHECK(trim("reason") <> '')
) STRICT;
--> statement-breakpoint
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`name` text NOT NULL,
	`place` text NOT NULL,
	`off_machine` integer NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`digest` text NOT NULL,
	`checked_at` text NOT NULL,
	`removed_at` text,
	CONSTRAINT "backups_off_machine" CHECK("off_machine" IN (0, 1)),
	CONSTRAINT "backups_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "backups_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "backups_checked_at" CHECK("checked_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "backups_removed_at" CHECK("removed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "backups_epoch" CHECK("epoch" BETWEEN 1 AND 1000000),
	CONSTRAINT "backups_seq" CHECK("seq" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "backups_name" CHECK(trim("name") <> ''),
	CONSTRAINT "backups_place" CHECK(trim("place") <> ''),
	CONSTRAINT "backups_digest" CHECK(trim("digest") <> '')
) STRICT;
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` text NOT NULL,
	CONSTRAINT "drafts_saved_at" CHECK("saved_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "drafts_person" CHECK(trim("person") <> ''),
	CONSTRAINT "drafts_key" CHECK(trim("key") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_key` ON `drafts` (`person`,`key`);--> statement-breakpoint
CREATE TABLE `erasing` (
	`id` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	CONSTRAINT "erasing_id" CHECK("id" BETWEEN 1 AND 1),
	CONSTRAINT "erasing_subject" CHECK(trim("subject") <> '')
) STRICT;
--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`subject` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	CONSTRAINT "erasures_reason" CHECK("reason" IN ('retention', 'client_request', 'consent_withdrawn', 'duplicate', 'mistake')),
	CONSTRAINT "erasures_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "erasures_subject" CHECK(trim("subject") <> ''),
	CONSTRAINT "erasures_asked_by" CHECK(trim("asked_by") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_subject` ON `erasures` (`subject`);--> statement-breakpoint
CREATE TABLE `last_use` (
	`id` integer PRIMARY KEY NOT NULL,
	`closed` integer NOT NULL,
	CONSTRAINT "last_use_closed" CHECK("closed" IN (0, 1)),
	CONSTRAINT "last_use_id" CHECK("id" BETWEEN 1 AND 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `meta` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	CONSTRAINT "meta_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "meta_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "meta_key" CHECK(trim("key") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meta_key` ON `meta` (`key`);--> statement-breakpoint
CREATE TABLE `office_lists` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`name` text NOT NULL,
	`list` text NOT NULL,
	CONSTRAINT "office_lists_name" CHECK("name" IN ('rules', 'guidelines', 'reserve', 'chaser', 'conduct', 'retention')),
	CONSTRAINT "office_lists_list" CHECK(json_valid("list")),
	CONSTRAINT "office_lists_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "office_lists_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `office_lists_name` ON `office_lists` (`name`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`removed_at` text,
	CONSTRAINT "people_role" CHECK("role" IN ('administrator', 'counselor', 'reader')),
	CONSTRAINT "people_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "people_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "people_removed_at" CHECK("removed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "people_key" CHECK(trim("key") <> ''),
	CONSTRAINT "people_name" CHECK(trim("name") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_name` ON `people` (`name`);--> statement-breakpoint
CREATE TABLE `proposal_debts` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`case_id` integer NOT NULL,
	`proposal` text NOT NULL,
	`debt` text NOT NULL,
	FOREIGN KEY (`case_id`,`proposal`) REFERENCES `proposals`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`debt`) REFERENCES `debts`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_debts_pair` ON `proposal_debts` (`case_id`,`proposal`,`debt`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text,
	`rev` integer NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`types` text NOT NULL,
	`made_by` text,
	`answers` text,
	`replaces` text,
	`sent_on` text,
	`channel` text,
	`status` text NOT NULL,
	`reasons` text,
	`valid_until` text,
	`decided_on` text,
	`decision_note` text,
	`total` integer,
	`installments` integer,
	`amounts` text,
	`first_due_on` text,
	`last_due_on` text,
	`waivers` text,
	`clawback` text,
	`interest` text,
	`grace_days` integer,
	`pay_to` text,
	`plan` text,
	`new_borrowing` integer,
	`accepted_warnings` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`answers`) REFERENCES `proposals`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`,`replaces`) REFERENCES `proposals`(`case_id`,`key`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "proposals_channel" CHECK("channel" IN ('call', 'voice_bot', 'sms', 'in_app', 'web_chat', 'email', 'im', 'letter', 'registered_letter', 'visit', 'workplace_visit', 'branch', 'video', 'court_notice', 'complaint_portal', 'other')),
	CONSTRAINT "proposals_status" CHECK("status" IN ('draft', 'approved_by_client', 'sent', 'acknowledged', 'under_review', 'counter_offer', 'accepted', 'accepted_partly', 'rejected', 'expired', 'withdrawn', 'superseded')),
	CONSTRAINT "proposals_made_by" CHECK("made_by" IN ('client', 'counselor', 'creditor')),
	CONSTRAINT "proposals_sent_on" CHECK("sent_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "sent_on" >= '1900-01-01' AND date("sent_on") = "sent_on"),
	CONSTRAINT "proposals_valid_until" CHECK("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "valid_until" >= '1900-01-01' AND date("valid_until") = "valid_until"),
	CONSTRAINT "proposals_decided_on" CHECK("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "decided_on" >= '1900-01-01' AND date("decided_on") = "decided_on"),
	CONSTRAINT "proposals_first_due_on" CHECK("first_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "first_due_on" >= '1900-01-01' AND date("first_due_on") = "first_due_on"),
	CONSTRAINT "proposals_last_due_on" CHECK("last_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "last_due_on" >= '1900-01-01' AND date("last_due_on") = "last_due_on"),
	CONSTRAINT "proposals_total" CHECK("total" BETWEEN 0 AND 9007199254740991),
	CONSTRAINT "proposals_types" CHECK(json_valid("types")),
	CONSTRAINT "proposals_plan" CHECK(json_valid("plan")),
	CONSTRAINT "proposals_accepted_warnings" CHECK(json_valid("accepted_warnings")),
	CONSTRAINT "proposals_amounts" CHECK(json_valid("amounts")),
	CONSTRAINT "proposals_waivers" CHECK(json_valid("waivers")),
	CONSTRAINT "proposals_clawback" CHECK(json_valid("clawback")),
	CONSTRAINT "proposals_pay_to" CHECK(json_valid("pay_to")),
	CONSTRAINT "proposals_new_borrowing" CHECK("new_borrowing" IN (0, 1)),
	CONSTRAINT "proposals_created_at" CHECK("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "proposals_updated_at" CHECK("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
	CONSTRAINT "proposals_installments" CHECK("installments" BETWEEN 1 AND 600),
	CONSTRAINT "proposals_grace_days" CHECK("grace_days" BETWEEN 0 AND 365),
	CONSTRAINT "proposals_key" CHECK(trim("key") <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_key` ON `proposals` (`case_id`,`key`);--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN
	SELECT RAISE(ABORT, 'audit is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN
	SELECT RAISE(ABORT, 'audit is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_replace` BEFORE INSERT ON `audit` WHEN EXISTS (SELECT 1 FROM `audit` WHERE "seq" = NEW."seq") BEGIN
	SELECT RAISE(ABORT, 'audit is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_notes_no_update` BEFORE UPDATE ON `audit_notes` BEGIN
	SELECT RAISE(ABORT, 'audit_notes is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_notes_no_delete` BEFORE DELETE ON `audit_notes` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `audit` ON `audit`."subject" = `erasing`."subject" WHERE `audit`."seq" = OLD."seq") BEGIN
	SELECT RAISE(ABORT, 'audit_notes is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_notes_no_replace` BEFORE INSERT ON `audit_notes` WHEN EXISTS (SELECT 1 FROM `audit_notes` WHERE "seq" = NEW."seq") BEGIN
	SELECT RAISE(ABORT, 'audit_notes is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `erasures_no_update` BEFORE UPDATE ON `erasures` BEGIN
	SELECT RAISE(ABORT, 'erasures is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `erasures_no_delete` BEFORE DELETE ON `erasures` BEGIN
	SELECT RAISE(ABORT, 'erasures is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `erasures_no_replace` BEFORE INSERT ON `erasures` WHEN EXISTS (SELECT 1 FROM `erasures` WHERE "id" = NEW."id" OR "subject" = NEW."subject") BEGIN
	SELECT RAISE(ABORT, 'erasures is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `documents_no_update` BEFORE UPDATE ON `documents` BEGIN
	SELECT RAISE(ABORT, 'documents is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `documents_no_delete` BEFORE DELETE ON `documents` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'documents is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `documents_no_replace` BEFORE INSERT ON `documents` WHEN EXISTS (SELECT 1 FROM `documents` WHERE "id" = NEW."id" OR ("case_id" = NEW."case_id" AND "key" = NEW."key") OR "stored_name" = NEW."stored_name") BEGIN
	SELECT RAISE(ABORT, 'documents is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `document_facts_no_update` BEFORE UPDATE ON `document_facts` BEGIN
	SELECT RAISE(ABORT, 'document_facts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `document_facts_no_delete` BEFORE DELETE ON `document_facts` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'document_facts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `document_facts_no_replace` BEFORE INSERT ON `document_facts` WHEN EXISTS (SELECT 1 FROM `document_facts` WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'document_facts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `contact_entries_no_update` BEFORE UPDATE ON `contact_entries` BEGIN
	SELECT RAISE(ABORT, 'contact_entries is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `contact_entries_no_delete` BEFORE DELETE ON `contact_entries` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'contact_entries is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `contact_entries_no_replace` BEFORE INSERT ON `contact_entries` WHEN EXISTS (SELECT 1 FROM `contact_entries` WHERE "id" = NEW."id" OR ("case_id" = NEW."case_id" AND "key" = NEW."key")) BEGIN
	SELECT RAISE(ABORT, 'contact_entries is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `contact_debts_no_update` BEFORE UPDATE ON `contact_debts` BEGIN
	SELECT RAISE(ABORT, 'contact_debts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `contact_debts_no_delete` BEFORE DELETE ON `contact_debts` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'contact_debts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `contact_debts_no_replace` BEFORE INSERT ON `contact_debts` WHEN EXISTS (SELECT 1 FROM `contact_debts` WHERE "id" = NEW."id" OR ("case_id" = NEW."case_id" AND "contact" = NEW."contact" AND "debt" = NEW."debt")) BEGIN
	SELECT RAISE(ABORT, 'contact_debts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreements_no_update` BEFORE UPDATE ON `agreements` BEGIN
	SELECT RAISE(ABORT, 'agreements is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreements_no_delete` BEFORE DELETE ON `agreements` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'agreements is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreements_no_replace` BEFORE INSERT ON `agreements` WHEN EXISTS (SELECT 1 FROM `agreements` WHERE "id" = NEW."id" OR ("case_id" = NEW."case_id" AND "key" = NEW."key")) BEGIN
	SELECT RAISE(ABORT, 'agreements is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_debts_no_update` BEFORE UPDATE ON `agreement_debts` BEGIN
	SELECT RAISE(ABORT, 'agreement_debts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_debts_no_delete` BEFORE DELETE ON `agreement_debts` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'agreement_debts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_debts_no_replace` BEFORE INSERT ON `agreement_debts` WHEN EXISTS (SELECT 1 FROM `agreement_debts` WHERE "id" = NEW."id" OR ("case_id" = NEW."case_id" AND "agreement" = NEW."agreement" AND "debt" = NEW."debt")) BEGIN
	SELECT RAISE(ABORT, 'agreement_debts is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_states_no_update` BEFORE UPDATE ON `agreement_states` BEGIN
	SELECT RAISE(ABORT, 'agreement_states is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_states_no_delete` BEFORE DELETE ON `agreement_states` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'agreement_states is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_states_no_replace` BEFORE INSERT ON `agreement_states` WHEN EXISTS (SELECT 1 FROM `agreement_states` WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'agreement_states is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `oral_terms_no_update` BEFORE UPDATE ON `oral_terms` BEGIN
	SELECT RAISE(ABORT, 'oral_terms is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `oral_terms_no_delete` BEFORE DELETE ON `oral_terms` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'oral_terms is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `oral_terms_no_replace` BEFORE INSERT ON `oral_terms` WHEN EXISTS (SELECT 1 FROM `oral_terms` WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'oral_terms is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `papers_no_update` BEFORE UPDATE ON `papers` BEGIN
	SELECT RAISE(ABORT, 'papers is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `papers_no_delete` BEFORE DELETE ON `papers` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'papers is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `papers_no_replace` BEFORE INSERT ON `papers` WHEN EXISTS (SELECT 1 FROM `papers` WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'papers is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `accepted_differences_no_update` BEFORE UPDATE ON `accepted_differences` BEGIN
	SELECT RAISE(ABORT, 'accepted_differences is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `accepted_differences_no_delete` BEFORE DELETE ON `accepted_differences` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'accepted_differences is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `accepted_differences_no_replace` BEFORE INSERT ON `accepted_differences` WHEN EXISTS (SELECT 1 FROM `accepted_differences` WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'accepted_differences is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `schedules_no_update` BEFORE UPDATE ON `schedules` BEGIN
	SELECT RAISE(ABORT, 'schedules is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `schedules_no_delete` BEFORE DELETE ON `schedules` WHEN NOT EXISTS (SELECT 1 FROM `erasing` JOIN `cases` ON `cases`."subject" = `erasing`."subject" WHERE `cases`."id" = OLD."case_id") BEGIN
	SELECT RAISE(ABORT, 'schedules is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `schedules_no_replace` BEFORE INSERT ON `schedules` WHEN EXISTS (SELECT 1 FROM `schedules` WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'schedules is written once');
END;
