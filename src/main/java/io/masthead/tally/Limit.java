package io.masthead.tally;

/// How far a count may go. What would lead it further is counted elsewhere, or nowhere.
///
/// @param counter of a table whose keys are whole numbers; among those that are added to within the limit
/// @param most what the count never exceeds
public record Limit(Counter counter, long most) {}
