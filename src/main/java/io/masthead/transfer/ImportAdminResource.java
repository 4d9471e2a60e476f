package io.masthead.transfer;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.CleanText;
import io.masthead.staff.Caller;
import io.masthead.staff.WriteRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Moving in, for staff.
@Path(ImportAdminResource.PATH)
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.TRANSFER_READ, write = Scopes.TRANSFER_WRITE)
@Tag(name = "Moving (staff)", description = "Moving in from elsewhere, and out.")
public class ImportAdminResource {

    static final String PATH = "/v1/admin/imports";

    private final ImportJobs jobs;
    private final ImportFiles files;
    private final RecordFile recordFile;
    private final ImportWork work;
    private final Cursors cursors;
    private final WriteRecord record;
    private final Caller caller;
    private final Shown shown;
    private final Clock clock;

    ImportAdminResource(
            ImportJobs jobs,
            ImportFiles files,
            RecordFile recordFile,
            ImportWork work,
            Cursors cursors,
            WriteRecord record,
            Caller caller,
            Shown shown,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.recordFile = recordFile;
        this.work = work;
        this.cursors = cursors;
        this.record = record;
        this.caller = caller;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listImports",
            summary = "List files that are, or were, taken in",
            description = "Latest first, with their progress.")
    public AdminImportPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        String name = "admin/imports";
        Long before =
                cursors.read(name, cursor, at -> Long.valueOf(at.getFirst())).orElse(null);
        var page = Slice.of(
                jobs.page(before, limit + 1),
                limit,
                last -> cursors.write(name, last.id().value()));
        return new AdminImportPage(page.map(AdminImport::of), page.page());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readImport",
            summary = "Look how far a file is",
            description = "Ask again while `state` is `waiting` or `running`.")
    public AdminImport read(@Parameter(description = "The import's id.") @RestPath String id) {
        return AdminImport.of(existing(id));
    }

    @GET
    @Path("/{id}/items")
    @Operation(
            operationId = "listImportItems",
            summary = "Read the report on a file",
            description = "What became of each record so far, and what was dropped or changed on the way.")
    public AdminImportItemPage items(
            @Parameter(description = "The import's id.") @RestPath String id,
            @Parameter(
                            description = "Only records with this outcome.",
                            schema = @Schema(enumeration = {"created", "updated", "unchanged", "skipped", "rejected"}))
                    @RestQuery
                    String outcome,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        ImportJob job = existing(id);
        String name = "admin/imports/" + job.id() + " " + outcome;
        long after =
                cursors.read(name, cursor, at -> Long.valueOf(at.getFirst())).orElse(0L);
        var page = Slice.of(
                jobs.items(job.id(), outcome, after, limit + 1), limit, last -> cursors.write(name, last.number()));
        return new AdminImportItemPage(page.map(AdminImportItem::of), page.page());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @AlsoAnswers({413, 415})
    @Operation(
            operationId = "beginImport",
            summary = "Take a file in",
            description =
                    "Send records of ours (NDJSON: one `ImportRecord` a line, or an export), a WordPress export (WXR),"
                            + " RSS or Atom as the body, compressed with gzip or not; the file decides what it is, not"
                            + " the header. It is taken in in the background, one file at a time; after a crash it goes"
                            + " on where it stood. An article whose `externalId` is known becomes the next revision of"
                            + " that one; a record that says what it said the last time changes nothing.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ImportRecord.class)),
                @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/gzip", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public AdminImport begin(
            @Parameter(description = "Whether everything is only tried: the report says what would happen.")
                    @RestQuery
                    @DefaultValue("false")
                    boolean dryRun,
            @Parameter(description = "Whether unknown tags are made, of their names.") @RestQuery @DefaultValue("true")
                    boolean createTags,
            @Parameter(description = "What you call the file.") @RestQuery @Size(min = 1, max = 255) String fileName,
            InputStream body)
            throws IOException {
        Id id = Id.next();
        boolean taken = false;
        try {
            files.receive(id, body);
            ImportJob job = job(id, dryRun, createTags, CleanText.line(fileName));
            QuarkusTransaction.requiringNew().run(() -> {
                jobs.add(job);
                record.written(id, null, 0);
            });
            taken = true;
            Thread.startVirtualThread(work::look);
            shown.createdAt(PATH + "/" + id);
            return AdminImport.of(job);
        } finally {
            if (!taken) {
                files.remove(id);
            }
        }
    }

    private ImportJob job(Id id, boolean dryRun, boolean createTags, String fileName) throws IOException {
        return new ImportJob(
                id,
                ImportJob.State.WAITING,
                recordFile.format(files.of(id)),
                fileName,
                Files.size(files.of(id)),
                0,
                dryRun,
                createTags,
                caller.id(),
                clock.instant(),
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    @POST
    @Path("/{id}/stop")
    @Transactional
    @Operation(
            operationId = "stopImport",
            summary = "Stop taking a file in",
            description = "What came in until now stays. An import that has ended is `409`.")
    public AdminImport stop(@Parameter(description = "The import's id.") @RestPath String id) {
        ImportJob job = existing(id);
        if (!jobs.end(job.id(), ImportJob.State.STOPPED, "Somebody stopped it.", clock.instant())) {
            throw Problem.conflict("not-now", "This import has ended.", java.util.List.of());
        }
        return AdminImport.of(existing(id));
    }

    private ImportJob existing(String id) {
        return jobs.find(id).orElseThrow(() -> Problem.notFound("import"));
    }
}
