package dev.citizens.report.chart;

/** A picture of a result: what is drawn and where, without a word about how. */
public sealed interface Chart permits BarChart, LineChart, HeatMap, WorldMap {}
