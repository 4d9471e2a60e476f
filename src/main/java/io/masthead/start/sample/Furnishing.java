package io.masthead.start.sample;

import io.masthead.shared.id.Id;
import io.masthead.site.LinkAdminResource;
import io.masthead.site.LinkInput;
import io.masthead.site.SiteAdminResource;
import io.masthead.site.SiteInput;
import io.masthead.slot.AdvertiserAdminResource;
import io.masthead.slot.AdvertiserInput;
import io.masthead.slot.BookingAdminResource;
import io.masthead.slot.BookingInput;
import io.masthead.slot.CreativeAdminResource;
import io.masthead.slot.CreativeInput;
import io.masthead.slot.SlotAdminResource;
import io.masthead.taxonomy.AuthorAdminResource;
import io.masthead.taxonomy.AuthorInput;
import io.masthead.taxonomy.CategoryAdminResource;
import io.masthead.taxonomy.CategoryInput;
import io.masthead.taxonomy.TagAdminResource;
import io.masthead.taxonomy.TagInput;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes what stands around the sample's articles, through the doors that staff use and within the current
/// transaction.
@Singleton
class Furnishing {

    /// The version of settings that nobody has written yet.
    private static final String UNTOUCHED = "\"v0\"";

    private final SampleFiles files;
    private final SiteAdminResource site;
    private final LinkAdminResource links;
    private final CategoryAdminResource categories;
    private final TagAdminResource tags;
    private final AuthorAdminResource authors;
    private final SlotAdminResource slots;
    private final AdvertiserAdminResource advertisers;
    private final CreativeAdminResource creatives;
    private final BookingAdminResource bookings;

    Furnishing(
            SampleFiles files,
            SiteAdminResource site,
            LinkAdminResource links,
            CategoryAdminResource categories,
            TagAdminResource tags,
            AuthorAdminResource authors,
            SlotAdminResource slots,
            AdvertiserAdminResource advertisers,
            CreativeAdminResource creatives,
            BookingAdminResource bookings) {
        this.files = files;
        this.site = site;
        this.links = links;
        this.categories = categories;
        this.tags = tags;
        this.authors = authors;
        this.slots = slots;
        this.advertisers = advertisers;
        this.creatives = creatives;
        this.bookings = bookings;
    }

    /// The site comes first: of two nodes that do this at once, the second one fails there.
    ///
    /// @throws io.masthead.shared.problem.Problem `412` if the site's settings were written already
    void place(Map<String, Id> pictures) {
        site.replace(UNTOUCHED, files.one("site.json", SiteInput.class));
        files.list("categories.json", CategoryInput.class).forEach(categories::create);
        files.list("tags.json", TagInput.class).forEach(tags::create);
        files.list("authors.json", AuthorInput.class).forEach(authors::create);
        files.list("links.json", LinkInput.class).forEach(links::create);
        fill(files.one("slots.json", SampleSlots.class), pictures);
    }

    private void fill(SampleSlots sample, Map<String, Id> pictures) {
        sample.slots().forEach(slots::create);
        Map<String, Id> advertisersByKey = new HashMap<>();
        for (SampleSlots.Advertiser one : sample.advertisers()) {
            advertisersByKey.put(
                    one.key(),
                    advertisers.create(new AdvertiserInput(one.name())).id());
        }
        Map<String, String> alts = files.list("pictures.json", SamplePicture.class).stream()
                .collect(Collectors.toMap(SamplePicture::key, SamplePicture::alt));
        Map<String, Id> creativesByKey = new HashMap<>();
        for (SampleSlots.Creative one : sample.creatives()) {
            CreativeInput input = new CreativeInput(
                    advertisersByKey.get(one.advertiser()),
                    one.kind(),
                    one.brand(),
                    one.title(),
                    one.tagline(),
                    one.label(),
                    one.clickUrl(),
                    one.rel(),
                    alts.get(one.picture()),
                    pictures.get(one.picture()));
            creativesByKey.put(one.key(), creatives.create(input).id());
        }
        for (SampleSlots.Booking one : sample.bookings()) {
            bookings.create(new BookingInput(
                    one.slot(),
                    creativesByKey.get(one.creative()),
                    one.tier(),
                    (long) one.weight(),
                    one.position(),
                    null,
                    null,
                    one.goals(),
                    null,
                    null,
                    null,
                    one.pacing()));
        }
    }
}
