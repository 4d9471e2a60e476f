package io.masthead.syndication;

import io.masthead.shared.text.Csv;

/// The evidence of a takedown for a spreadsheet: one line for each partner.
final class TakedownCsv {

    private TakedownCsv() {}

    static String of(AdminTakedownDetail detail) {
        AdminTakedown takedown = detail.takedown();
        var csv = new StringBuilder(Csv.line(
                "takedown",
                "article",
                "reason",
                "killedAt",
                "deadline",
                "partner",
                "partnerName",
                "state",
                "toldAt",
                "toldBy",
                "removedAt",
                "confirmedAt",
                "note"));
        for (AdminTakedownPartner partner : detail.recipients()) {
            csv.append(Csv.line(
                    takedown.id(),
                    takedown.articleId(),
                    takedown.reason(),
                    takedown.killedAt(),
                    takedown.deadline(),
                    partner.partner(),
                    partner.name(),
                    partner.state(),
                    partner.toldAt(),
                    partner.toldBy(),
                    partner.removedAt(),
                    partner.confirmedAt(),
                    partner.note()));
        }
        return csv.toString();
    }
}
