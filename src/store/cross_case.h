#pragma once

// Questions across cases -> plain rows, from the projection of the newest versions.

#include "base/date.h"

#include <optional>
#include <string>
#include <vector>

namespace store {

/// What to leave out. An empty member leaves nothing out.
struct Filter {
    std::optional<std::string> board = {}; ///< Board id.
    std::optional<std::string> case_reference = {};
    std::optional<std::string> agency = {}; ///< Agency id.
    /// Both days included; rows without a date are left out when either is given.
    std::optional<base::Date> from = {};
    std::optional<base::Date> to = {};
    /// What had not happened by the end of this day is left out, going by the dates in the
    /// newest versions. For what was known on that day ask Store::all_as_at.
    std::optional<base::Date> as_at = {};
};

/// An action. The period is that of `current_due`.
struct ActionRow {
    std::string board;
    std::string case_reference;
    std::string pointer; ///< JSON Pointer of the action in its case.
    std::string number; ///< "1.2"
    std::string lead_agency; ///< Agency id; empty if none is named.
    std::string status; ///< As entered; what it was on a date follows from the dates below.
    std::string self_rating;
    std::optional<base::Date> original_due;
    std::optional<base::Date> revised_due;
    std::optional<base::Date> revision_approved_on;
    /// The revised date if its revision was approved (by the as-at date), else the original one.
    std::optional<base::Date> current_due;
    std::optional<base::Date> allocated_on;
    std::optional<base::Date> completed_on;
    std::optional<base::Date> accepted_on; ///< By the subgroup.
    std::optional<base::Date> withdrawn_on;

    bool operator==(ActionRow const&) const = default;
};

/// What an agency sent about an action. The period and as-at are those of `received_on`.
struct UpdateRow {
    std::string board;
    std::string case_reference;
    std::string action_pointer; ///< ActionRow::pointer
    std::string lead_agency;
    std::string type; ///< UPDATE or EVIDENCE.
    std::optional<base::Date> received_on; ///< The date of a piece of evidence.
    std::string for_meeting;
    std::string self_rating;
    bool is_exception = false;

    bool operator==(UpdateRow const&) const = default;
};

/// A dated step of a case. A partial date is in the period if it may be, and is kept by as-at if
/// its first day has come. The agency filter does not apply.
struct MilestoneRow {
    std::string board;
    std::string case_reference;
    std::string review_type;
    std::string stage;
    std::string name; ///< Field of the case, "decisions/decided_on".
    std::string detail; ///< Which one of several: the review type of a decision, a role.
    std::optional<base::PartialDate> reached;

    bool operator==(MilestoneRow const&) const = default;
};

/// A notification received (REFERRAL) or a statutory notice, sent or due. Period and as-at are
/// those of `reached`; a notice not sent by the as-at date stays, without it.
struct NotificationRow {
    std::string board;
    std::string case_reference;
    std::string kind; ///< REFERRAL, or the kind of statutory notice.
    std::string agency; ///< That referred.
    std::string body; ///< That was told.
    std::optional<base::Date> due_on;
    std::optional<base::PartialDate> reached; ///< Received or sent.

    bool operator==(NotificationRow const&) const = default;
};

/// A meeting of a board or case, or a delivery of a course. The agency filter does not apply.
struct EventRow {
    std::string board;
    std::string case_reference; ///< Empty unless the meeting is of one case.
    std::string type; ///< MEETING or DELIVERY.
    std::string id;
    std::string subject; ///< Forum or course id.
    std::optional<base::Date> held_on;
    std::string status;
    std::string mode;
    std::optional<int> capacity;
    bool scr_learning = false; ///< The course holds learning from reviews.

    bool operator==(EventRow const&) const = default;
};

/// How many of one agency came, or did not, to one event. `people` are different ones; `unnamed`
/// attendances have no person and count for themselves.
struct AttendanceRow {
    std::string board;
    std::string case_reference;
    std::string type;
    std::string event; ///< EventRow::id
    std::string subject;
    std::optional<base::Date> held_on;
    std::string agency; ///< Agency id; empty: not recorded.
    std::string outcome; ///< ATTENDED, DNA, PRESENT, APOLOGIES …
    int attendances = 0;
    int people = 0;
    int unnamed = 0;

    bool operator==(AttendanceRow const&) const = default;
};

/// How far delivered learning from reviews reached (spec/domain.md 5.5, M-L1 to M-L3): bookings
/// attended or walked in.
struct ReachRow {
    std::string board;
    std::string agency; ///< Empty: not recorded, or all of them (`Store::reach`).
    int deliveries = 0; ///< That somebody attended.
    int attendances = 0;
    int people = 0; ///< Different people; one who changed agency counts in both rows by agency.
    int unnamed = 0;

    bool operator==(ReachRow const&) const = default;
};

class Database;

// In the order of board, case and place in the record. Each throws base::IoError.
std::vector<ActionRow> read_actions(Database& database, Filter const& filter);
std::vector<UpdateRow> read_updates(Database& database, Filter const& filter);
std::vector<MilestoneRow> read_milestones(Database& database, Filter const& filter);
std::vector<NotificationRow> read_notifications(Database& database, Filter const& filter);
std::vector<EventRow> read_events(Database& database, Filter const& filter);
std::vector<AttendanceRow> read_attendances(Database& database, Filter const& filter);
std::vector<ReachRow> read_reach(Database& database, Filter const& filter, bool by_agency);

} // namespace store
